"""Texts in several languages, and texts that differ with what is really so."""

from typing import Annotated, Any, Final

from pydantic import ConfigDict, Discriminator, Field, GetJsonSchemaHandler, RootModel, Tag, model_validator

from twiplo_game.model.base import Authored, Id

ANY_LANGUAGE: Final = "*"
"""The key under which a plain string is kept: it serves every language."""

Language = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
"""An ISO 639-1 code."""

TEXT_LIMIT: Final = 4000
"""Characters in one language of one text."""


def reflowed(words: str) -> str:
    """`words` with each paragraph on one line, as wide as the face that shows it.

    An author breaks lines where the editor ends; an empty line makes a paragraph, and a line that begins with a dash
    stays a line of its own.
    """
    words = words.strip()
    if "\n" not in words:
        return words
    paragraphs: list[str] = []
    for block in words.split("\n\n"):
        lines: list[str] = []
        for line in block.split("\n"):
            bare = line.strip(" \t")
            if lines and bare and not bare.startswith(("- ", "– ", "— ")):
                lines[-1] = f"{lines[-1]} {bare}"
            elif bare:
                lines.append(bare)
        if lines:
            paragraphs.append("\n".join(lines))
    return "\n\n".join(paragraphs)


class Text(RootModel[dict[str, Annotated[str, Field(min_length=1, max_length=TEXT_LIMIT)]]]):
    """A string for every language, or a mapping `{en: …, fr: …}`."""

    model_config = ConfigDict(
        frozen=True,
    )

    @classmethod
    def __get_pydantic_json_schema__(cls, _: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        del handler  # The form that is read is wider than the one that is kept.
        words = {"type": "string", "minLength": 1, "maxLength": TEXT_LIMIT}
        by_language = {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z]{2}$"},
            "additionalProperties": words,
            "minProperties": 1,
        }
        return {"description": cls.__doc__, "anyOf": [words, by_language], "examples": [{"en": "…", "fr": "…"}]}

    @model_validator(mode="before")
    @classmethod
    def _plain_string_serves_all(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {ANY_LANGUAGE: reflowed(value)}
        if isinstance(value, dict):
            return {key: reflowed(item) if isinstance(item, str) else item for key, item in value.items()}
        return value

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.root.items())))

    def in_(self, language: str) -> str:
        """The words in `language`; the plain string, then any language, where it has none."""
        words = self.root
        return words.get(language) or words.get(ANY_LANGUAGE) or next(iter(words.values()), "")

    @property
    def languages(self) -> frozenset[str]:
        """The languages that the author wrote; empty for a plain string."""
        return frozenset(self.root) - {ANY_LANGUAGE}


class TruthText(Authored):
    """A text that shows the world as it is: one wording where a fact is so, another where it is not."""

    of: Id | None = None
    """The fact that decides; the event's `subject` by default."""
    if_true: Text
    """The words where the fact is so."""
    if_false: Text
    """The words where it is not."""


def _kind(value: Any) -> str:
    if isinstance(value, TruthText) or (isinstance(value, dict) and ("if_true" in value or "if_false" in value)):
        return "truth"
    return "text"


AnyText = Annotated[
    Annotated[Text, Tag("text")] | Annotated[TruthText, Tag("truth")],
    Discriminator(_kind),
]
"""A text, or `{if_true: …, if_false: …}` where the world itself differs."""
