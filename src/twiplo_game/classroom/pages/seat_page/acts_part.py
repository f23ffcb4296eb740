"""What can be done that belongs to no single message: tell, speak, correct, keep a promise, let time pass."""

from twiplo_game.classroom.pages.seat_page.html import Html, Inside, button, data, listing, tag, together
from twiplo_game.classroom.pages.seat_page.messages_part import compose_button
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.engine.action import Advance, Correct, Update
from twiplo_game.locale.figures import capital
from twiplo_game.telling.possible import correctable, open_promises, speakable, tellable


def acts_part(moment: Moment) -> Html:
    """Each kind of act that makes sense now, under its heading."""
    if moment.now.ending is not None:
        return together()
    return together(_waiting(moment), _telling(moment), _speaking(moment), _mending(moment))


def _waiting(moment: Moment) -> Html | None:
    words, now = moment.lexicon.words, moment.now
    if moment.is_live:
        return None
    wait = tag(
        "form",
        tag("label", words.tr("Minutes at most"), for_="wait-for"),
        tag(
            "input", id="wait-for", name="minutes", type="number", min=1, max=now.length, value=30, inputmode="numeric"
        ),
        tag("button", words.tr("Let that time pass"), type="submit"),
        data_wait=now.minute,
        data_length=now.length,
    )
    return together(
        tag("h3", words.tr("Let time pass")),
        tag("p", words.tr("Time stops as soon as something happens that you can see.")),
        button(words.tr("Until something happens"), Advance(now.length)),
        wait,
    )


def _telling(moment: Moment) -> Html:
    lexicon, words, now = moment.lexicon, moment.lexicon.words, moment.now
    return together(
        tag("h3", words.tr("Tell somebody in private")),
        tag("p", words.tr("Those who hear it from you first remember it. Telling keeps an officer for a while.")),
        tag(
            "form",
            tag("label", words.tr("Whom do you tell?"), for_="tell-whom"),
            tag(
                "select",
                *(tag("option", lexicon.text(item.name), value=item.stakeholder) for item in now.moods),
                id="tell-whom",
                name="stakeholder",
            ),
            tag("label", words.tr("About what?"), for_="tell-about"),
            tag(
                "select",
                *(tag("option", lexicon.about(name, now), value=name) for name in tellable(now)),
                id="tell-about",
                name="about",
            ),
            tag("button", words.tr("Tell"), type="submit"),
            data_fields=data({"do": "tell"}),
        ),
    )


def _speaking(moment: Moment) -> Html | None:
    lexicon, words, now = moment.lexicon, moment.lexicon.words, moment.now
    subjects: list[Inside] = [
        compose_button(capital(lexicon.about(about, now)), about, "own", is_answer=False) for about, _ in speakable(now)
    ]
    if not subjects:
        return None
    return together(
        tag("h3", words.tr("Speak unasked, or again")),
        tag("p", words.tr("You can be the first to say something, or say more about what has been answered.")),
        listing(subjects, class_="actions"),
    )


def _mending(moment: Moment) -> Html:
    lexicon, words, now = moment.lexicon, moment.lexicon.words, moment.now
    corrections: list[Inside] = [
        button(capital(lexicon.sent(item, now)), Correct(item.sent)) for item in correctable(now)
    ]
    promises: list[Inside] = [
        button(
            words.tr("{about}, due {clock}", about=lexicon.about(item.about, now), clock=lexicon.clock(item.due)),
            Update(item.promise),
        )
        for item in open_promises(now)
    ]
    made: list[Inside] = []
    if corrections:
        made += [
            tag("h3", words.tr("Correct what you said")),
            tag("p", words.tr("A visible correction says what was wrong. It keeps an officer for a while.")),
            listing(corrections, class_="actions"),
        ]
    if promises:
        made += [
            tag("h3", words.tr("Keep a promise")),
            tag("p", words.tr("A promised update has to be ordered in time, even if there is nothing new to say.")),
            listing(promises, class_="actions"),
        ]
    return together(*made)
