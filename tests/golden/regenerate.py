"""Play every golden game again, and keep what its player reads.

    python -m tests.golden.regenerate        (or: make golden)

Look at the difference before keeping it. Where a score or a movement has changed, the rules have: raise
`RULES_VERSION` in twiplo_game/model/versions.py, so that older logs say so.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from golden.lines import FOLDER, LANGUAGES, play_line, read_lines
from golden.transcript import transcript
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario


def main() -> None:
    """Rewrite all files, and take away those that no script makes any more."""
    made = set()
    for line in read_lines():
        game = line.game(read_scenario(resolve(line.scenario)).scenario)
        steps = play_line(line, game)
        for language in LANGUAGES:
            path = line.golden(language)
            path.write_text(transcript(line, game, steps, language), "utf-8", newline="\n")
            made.add(path)
    for path in set(FOLDER.glob("*.txt")) - made:
        path.unlink()
    sys.stdout.write(f"{len(made)} files\n")


if __name__ == "__main__":
    main()
