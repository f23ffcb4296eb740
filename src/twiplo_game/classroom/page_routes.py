"""The pages that a browser in the room is shown, with their styles and scripts. None asks anybody else."""

from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from twiplo_game.classroom.http import UNSAFE, RefusedError
from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.pages.board_page import POLICY, asset, board_page
from twiplo_game.locale.words import LANGUAGES, translator
from twiplo_game.papers import chart

_KINDS: Final = {"css": "text/css", "js": "text/javascript"}
_ASSETS: Final = (
    "board.css",
    "board.js",
    "chart.css",
    "seat.css",
    "seat.js",
    "composer.js",
    "debrief.js",
    "join.js",
    "line.js",
    "memory.js",
    "patch.js",
    "place.js",
)


class PageRoutes:
    """`/board` and what belongs to it."""

    def __init__(self, live: LiveContest) -> None:
        self._live = live

    async def board(self, request: Request) -> Response:
        """The projector's page."""
        wanted = request.query_params.get("lang", self._live.contest.language)
        language = wanted if wanted in LANGUAGES else self._live.contest.language
        title = self._live.match.game.story.scenario.title.in_(language)
        page = board_page(title, str(request.base_url).rstrip("/"), translator(language))
        return HTMLResponse(page, headers={**UNSAFE, "content-security-policy": POLICY})

    async def asset(self, request: Request) -> Response:
        """A style or a script."""
        name = request.path_params["name"]
        if name not in _ASSETS:
            raise RefusedError(404, "not_found")
        content = chart.STYLE if name == "chart.css" else asset(name)
        headers = {"x-content-type-options": "nosniff"}
        return Response(content, media_type=_KINDS[name.rpartition(".")[2]], headers=headers)
