"""Words of the interface: English in the code, other languages from gettext catalogues."""

import gettext
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

LANGUAGES: Final = {"en": "English", "fr": "Français"}
"""The interface's languages, each by its own name."""

DOMAIN: Final = "twiplo"
"""The catalogues' name."""

FOLDER: Final = Path(__file__).parent
"""Where the catalogues are."""


@dataclass(frozen=True, slots=True)
class Words:
    """The interface's words in one language."""

    language: str
    catalogue: gettext.NullTranslations

    def tr(self, message: str, /, **values: object) -> str:
        """`message` in this language, its `{places}` filled."""
        words = self.catalogue.gettext(message)
        return words.format(**values) if values else words

    def trn(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form of a message that fits the count `n`, which fills `{n}`."""
        return self.catalogue.ngettext(one, many, n).format(n=n, **values)


def msgid(message: str) -> str:
    """Mark a message that is translated where it is shown."""
    return message


@cache
def translator(language: str) -> Words:
    """The words of `language`; English where there is no such catalogue."""
    if language not in LANGUAGES:
        language = "en"
    return Words(language, gettext.translation(DOMAIN, str(FOLDER), languages=[language], fallback=True))


def system_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the system is set to, as far as the interface has it; else English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wanted in environment.get(name, "").split(":"):
            code = wanted[:2].lower()
            if code in LANGUAGES and (len(wanted) == 2 or wanted[2] in "_.@-"):
                return code
            if name != "LANGUAGE" and wanted:
                return "en"
    return "en"
