"""Every problem that can be reported, by its stable code.

`TW1xx` reading YAML, `TW2xx` form, `TW3xx` names, `TW4xx` conditions, `TW5xx` texts, `TW6xx` the game,
`TW7xx` craft, `TW8xx` play.
"""

from typing import Final

from twiplo_game.authoring.codes_of_craft import CRAFT
from twiplo_game.authoring.codes_of_form import FORM, READING
from twiplo_game.authoring.codes_of_meaning import CONDITIONS, REFERENCES, RULES, TEXTS
from twiplo_game.authoring.codes_of_play import PLAY

KINDS: Final = {
    kind.code: kind
    for kind in (
        *(*READING, *FORM, *REFERENCES, *CONDITIONS, *TEXTS, *RULES),
        *(*CRAFT, *PLAY),
    )
}
"""Every kind of problem by its code."""
