"""The two pages as they are first sent: to join, and to sit. Both hold only what anybody may know."""

from typing import Final

from twiplo_game.classroom.joining import LEARNER_USE
from twiplo_game.classroom.pages.seat_page.html import Html, data, tag, together
from twiplo_game.classroom.pages.seat_page.said import said_on_joining, said_on_the_seat
from twiplo_game.locale.words import LANGUAGES, Words

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The pages' Content-Security-Policy."""


def join_page(title: str, words: Words, has_teams: bool, has_desks: bool = False) -> str:
    """Where a student types code and name."""
    form = tag(
        "form",
        _input("code", words.tr("Join code"), autocomplete="off", autocapitalize="characters", spellcheck="false"),
        _input("name", words.tr("Team") if has_teams else words.tr("Your name"), autocomplete="nickname"),
        _input(
            "invite",
            words.tr("Your team’s word, if others of your team are in already"),
            autocomplete="off",
            autocapitalize="characters",
        )
        if has_teams
        else None,
        _input(
            "learner",
            words.tr("Your e-mail or student number (may stay empty)"),
            autocomplete="email",
            aria_describedby="kept",
        ),
        tag("p", words.tr(LEARNER_USE), id="kept"),
        _places(words) if has_desks else None,
        tag("p", tag("button", words.tr("Join"), type="submit", class_="main")),
        id="join",
        data_team=has_teams,
    )
    body = together(
        tag("header", tag("h1", title), _languages(words, "/")),
        tag(
            "main",
            tag("h2", words.tr("Join a class")),
            tag("p", words.tr("The code is on the board. Nothing needs to be installed.")),
            tag("p", id="problem", role="alert"),
            form,
            tag(
                "p",
                tag("a", words.tr("Go back to your seat"), href=f"/seat?lang={words.language}"),
                id="back",
                hidden=True,
            ),
            _no_script(words),
        ),
    )
    return _whole(title, words, body, "join.js", data(said_on_joining(words)))


def seat_page(title: str, words: Words, has_desks: bool = False) -> str:
    """The seat before its game is drawn into it."""
    body = together(
        tag("a", words.tr("To the messages"), href="#messages", class_="skip"),
        tag(
            "header",
            tag("h1", title),
            tag("p", tag("span", id="story"), " ", tag("span", id="time", role="timer", aria_live="off"), id="clock"),
            tag("p", id="phase", role="status"),
            tag("div", id="gauges"),
            # These stay in sight wherever one is on the page.
            tag("p", id="line", role="status", class_="notice", hidden=True),
            tag("p", id="problem", role="alert", class_="notice", hidden=True),
        ),
        tag("p", id="spoken", role="status", class_="unseen"),
        tag(
            "p",
            words.tr("Another computer of your team holds the pen."),
            " ",
            tag("button", words.tr("Take the pen"), type="button", id="take-pen"),
            id="pen",
            class_="notice",
            hidden=True,
        ),
        tag("p", id="announcement", role="status", class_="notice", hidden=True),
        tag("main", _desk(words), id="main"),
        tag("dialog", tag("div", id="ready"), _sending(words), id="sending", aria_labelledby="ready"),
        tag("footer", _footer(words, has_desks)),
    )
    return _whole(title, words, body, "seat.js", data(said_on_the_seat(words)))


def _desk(words: Words) -> Html:
    return together(
        tag(
            "section",
            tag("p", id="lobby-phase"),
            tag("p", id="lobby-seats"),
            id="lobby",
            hidden=True,
        ),
        tag("section", id="end", hidden=True, tabindex="-1"),
        tag("section", id="debrief", hidden=True, aria_labelledby="debrief-title"),
        tag(
            "div",
            tag("section", id="returned", hidden=True, aria_label=words.tr("What came back")),
            tag(
                "section",
                tag("h2", words.tr("What has happened"), id="news-title"),
                tag("div", id="news", role="group", aria_labelledby="news-title", tabindex="0"),
                aria_labelledby="news-title",
            ),
            class_="top",
        ),
        tag(
            "div",
            tag("section", id="composer", hidden=True, aria_labelledby="composer-title"),
            _section(words.tr("Messages"), "messages", tag("button", type="button", id="unread", hidden=True)),
            class_="left",
        ),
        tag(
            "div",
            _section(words.tr("Officers"), "officers", class_="doing"),
            _section(words.tr("What else can be done"), "acts", class_="doing"),
            _section(words.tr("Where things stand"), "standing"),
            tag("details", tag("summary", words.tr("Briefing")), tag("div", id="brief")),
            tag("details", tag("summary", words.tr("What the trainer said")), tag("ul", id="said"), id="all-said"),
            class_="right",
        ),
        _no_script(words),
    )


def _section(title: str, name: str, first: Html | None = None, **more: str) -> Html:
    heading = tag("h2", title, id=f"{name}-title")
    return tag("section", heading, first, tag("div", id=name), aria_labelledby=f"{name}-title", **more)


def _sending(words: Words) -> Html:
    return tag(
        "p",
        tag("button", words.tr("Send it"), type="button", class_="main", id="send"),
        " ",
        tag("button", words.tr("Not yet"), type="button", id="not-yet"),
        class_="buttons",
    )


def _places(words: Words) -> Html:
    """The two ways to sit; the page's script proposes one."""
    choices = (("desk", words.tr("At the desk, for a computer with a keyboard")),
               ("seat", words.tr("At the simple seat, for a phone or a screen reader")))  # fmt: skip
    return tag(
        "fieldset",
        tag("legend", words.tr("Where you sit")),
        *(
            tag("p", tag("label", tag("input", type="radio", name="place", value=value), " ", label))
            for value, label in choices
        ),
        tag("p", words.tr("You can change later."), id="place-note"),
        id="places",
        hidden=True,
    )


def _footer(words: Words, has_desks: bool) -> Html:
    return together(
        tag("p", id="who"),
        tag("p", tag("a", words.tr("Go to the desk"), href=f"/desk?lang={words.language}")) if has_desks else None,
        tag(
            "details",
            tag("summary", words.tr("Go on at another computer")),
            tag("p", words.tr("Whoever opens this address has your seat. Show it to nobody.")),
            tag("p", tag("code", id="elsewhere")),
        ),
        tag("p", tag("button", words.tr("Leave this computer"), type="button", id="leave")),
        _languages(words, "/seat"),
    )


def _languages(words: Words, path: str) -> Html:
    links = [
        tag("a", name, href=f"{path}?lang={code}", hreflang=code, lang=code)
        for code, name in LANGUAGES.items()
        if code != words.language
    ]
    return tag("nav", *links, aria_label=words.tr("Language"))


def _input(name: str, label: str, **more: str) -> Html:
    return tag("p", tag("label", label, for_=name), tag("input", id=name, name=name, **more))


def _no_script(words: Words) -> Html:
    return tag("noscript", tag("p", words.tr("This page needs JavaScript. Switch it on for this address.")))


def _whole(title: str, words: Words, body: Html, script: str, said: str) -> str:
    head = together(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("link", rel="stylesheet", href="/pages/seat.css"),
        tag("link", rel="stylesheet", href="/pages/chart.css"),
        tag("script", type="module", src=f"/pages/{script}"),
    )
    page = tag("html", tag("head", head), tag("body", body, data_said=said), lang=words.language)
    return f"<!DOCTYPE html>\n{page.source}\n"
