"""The common behaviour of everything that an author writes."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,47}$")]
"""A name inside a file: `lower_snake`, so that a condition can use it (a hyphen would be a minus)."""

RuleId = Annotated[str, Field(pattern=r"^(?:[A-Z]{1,3}[0-9]{1,3}[a-z]?|[a-z][a-z0-9_]{0,47})$")]
"""A rule's name: the doctrine's `T1` or `M8b`, or `lower_snake`."""


def _condition(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


Condition = Annotated[
    str,
    BeforeValidator(_condition),
    Field(min_length=1, max_length=500),
    WithJsonSchema(
        {
            "type": ["string", "boolean"],
            "maxLength": 500,
            # Comparisons, and none of the signs that other languages have for "is", "and", "or".
            "pattern": r"^(?:[^=&|!<>]|[<>]=?|==|!=)+$",
            "examples": ["trust < 40", "known(a_fact) and public()", "delay() > '60m'"],
        }
    ),
]
"""A condition in the language of `docs/conditions.md`; checked and compiled when the file is read."""


class Authored(BaseModel):
    """A piece of a file that a person wrote: immutable, unknown keys refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        defer_build=True,
    )
