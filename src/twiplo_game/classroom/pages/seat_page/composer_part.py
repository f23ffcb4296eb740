"""The composer: every offered dimension as ordinary form controls, the text, and the last look before it is sent."""

from twiplo_game.classroom.pages.seat_page.composing import Start, beginning
from twiplo_game.classroom.pages.seat_page.html import Html, Inside, data, from_page, listing, paragraphs, tag, together
from twiplo_game.classroom.pages.seat_page.messages_part import message_body
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.engine.response import Response
from twiplo_game.engine.view import OfferView
from twiplo_game.engine.wording import Mark
from twiplo_game.locale.figures import short_span
from twiplo_game.model.text import TEXT_LIMIT
from twiplo_game.model.vocabulary import Content
from twiplo_game.seating.port import Previewed
from twiplo_game.telling.commitments import commitments, reactions_page
from twiplo_game.telling.fields import MANY, QUESTIONS, TIMES, choices, notes, on_offer, value_of, values_of
from twiplo_game.telling.marks import by_feature, leak_warning, lookup_page, marks_page, promise_on_offer
from twiplo_game.telling.response_words import lines
from twiplo_game.telling.sending import recall_words


def composer_part(moment: Moment, start: Start) -> Html:
    """The form. Raises BadFormError where nothing can be composed."""
    words, lexicon, now = moment.lexicon.words, moment.lexicon, moment.now
    response = beginning(moment, start)
    offers = moment.offers(start.about, is_answer=start.is_answer)
    assert offers is not None
    about = lexicon.about(start.about, now)
    title = words.tr("Answer {about}", about=about) if start.is_answer else words.tr("Speak about {about}", about=about)
    wanted = data(
        {
            "about": start.about,
            "kind": "respond" if start.is_answer else "speak",
            "start": "kept" if start.start == "kept" and start.kept is not None else start.start,
        }
    )
    lengths = {channel: lexicon.length(channel) for channel in offers.channel or (response.channel.value,)}
    return together(
        tag("h2", title, id="composer-title", tabindex="-1"),
        _again(moment, start.about),
        tag(
            "form",
            tag("div", *(_field(moment, offers, response, name) for name in on_offer(offers)), class_="fields"),
            tag("label", words.tr("Text"), for_="composer-text"),
            tag(
                "textarea",
                Html("\n"),
                response.text,
                id="composer-text",
                name="text",
                rows=7,
                maxlength=TEXT_LIMIT,
                aria_describedby="composer-count",
                data_lengths=data(lengths),
                data_channel=response.channel.value,
            ),
            tag("p", id="composer-count"),
            tag("div", id="composer-look"),
            tag("p", recall_words(lexicon, moment.minute, None)),
            tag(
                "p",
                tag("button", words.tr("Send…"), type="submit", class_="main"),
                " ",
                tag("button", words.tr("Leave it for now: it is kept"), type="button", data_close=True),
                class_="buttons",
            ),
            id="composer-form",
            data_compose=wanted,
        ),
    )


def _again(moment: Moment, about: str) -> Html | None:
    """What is answered, to be read again."""
    message = next((message for message in moment.now.messages if message.id == about), None)
    if message is None:
        return None
    said = tag("summary", moment.lexicon.words.tr("Read again what you answer."))
    return tag("details", said, message_body(moment, message), class_="note")


def _field(moment: Moment, offers: OfferView, response: Response, name: str) -> Html:
    """One dimension: a list of which one is chosen, or boxes of which any number are."""
    lexicon, words = moment.lexicon, moment.lexicon.words
    offered = choices(lexicon, offers, name)
    explained = notes(lexicon, offers, name)
    help_id = f"note-{name}" if explained else None
    help_ = (
        tag(
            "details",
            tag("summary", words.tr("What these mean")),
            listing(explained),
            id=help_id,
            class_="note",
        )
        if explained
        else None
    )
    if name in MANY:
        chosen = values_of(response, name)
        boxes: list[Inside] = [
            tag(
                "label",
                tag("input", type="checkbox", name=name, value=str(value), checked=value in chosen),
                " ",
                label,
            )
            for label, value in offered
        ]
        times = [_time(moment, response, time) for time in TIMES if name == "contains" and _has(offers, time)]
        return tag("fieldset", tag("legend", words.tr(QUESTIONS[name])), listing(boxes), *times, help_)
    now = value_of(response, name)
    return tag(
        "div",
        tag("label", words.tr(QUESTIONS[name]), for_=f"field-{name}"),
        tag(
            "select",
            *(tag("option", label, value=_flat(value), selected=value == now) for label, value in offered),
            id=f"field-{name}",
            name=name,
        ),
        help_,
        class_="field",
    )


def _has(offers: OfferView, time: str) -> bool:
    return TIMES[time][0] in offers.contains


def _time(moment: Moment, response: Response, name: str) -> Html:
    words = moment.lexicon.words
    content, question = TIMES[name]
    minutes: int | None = getattr(response, name)
    return tag(
        "div",
        tag("label", words.tr(question), for_=f"field-{name}"),
        tag(
            "input",
            id=f"field-{name}",
            name=name,
            value=short_span(minutes, words) if minutes is not None else "",
            aria_describedby=f"help-{name}",
            autocomplete="off",
        ),
        tag("p", words.tr("Type minutes, such as 45, or hours, such as 2h or 1h30."), id=f"help-{name}"),
        class_="time",
        data_needs=content.value,
    )


def _flat(value: str | tuple[str, str | None]) -> str:
    return value if isinstance(value, str) else f"{value[0]}|{value[1] or ''}"


def look_part(moment: Moment, start: Start, response: Response, found: Previewed) -> Html:
    """What sending would commit to, what is marked in the text, and what advisers who were asked say to it."""
    words, lexicon = moment.lexicon.words, moment.lexicon
    event = moment.event(start.about)
    binds = commitments(lexicon, response, moment.now, event, minute=moment.minute, takes=found.minutes)
    marked = marks_page(lexicon, response, found.marks, landing=moment.minute + found.minutes)
    why = [from_page(lookup_page(lexicon, *each), "h4") for each in by_feature(found.marks or ())]
    return together(
        tag("h3", words.tr("What it commits to")),
        listing(binds),
        together(tag("h3", words.tr("Marked in your text:")), from_page(marked)) if marked.lines else None,
        _promise(moment, start, response, found),
        tag("details", tag("summary", words.tr("What is marked, and why")), *why, class_="note") if why else None,
        tag("h3", words.tr("What advisers say to it")),
        from_page(reactions_page(lexicon, event, found.objections)),
    )


def _promise(moment: Moment, start: Start, response: Response, found: Previewed) -> Html | None:
    """Where the text promises an update that the response does not declare: a button that makes it a promise."""
    offers = moment.offers(start.about, is_answer=start.is_answer)
    if offers is None or Content.NEXT_UPDATE not in offers.contains:
        return None
    minutes = promise_on_offer(moment.lexicon, response, found.marks or (), moment.minute + found.minutes)
    if minutes is None:
        return None
    words = moment.lexicon.words
    span = short_span(minutes, words)
    label = words.tr("Make it a promise: the next update within {span}", span=span)
    return tag("p", tag("button", label, type="button", data_promise=span, data_content=Content.NEXT_UPDATE.value))


def ready_part(moment: Moment, response: Response, found: Previewed, marks: tuple[Mark, ...]) -> Html:
    """The very last question: what goes out, in its own words."""
    words, lexicon = moment.lexicon.words, moment.lexicon
    warning = leak_warning(lexicon, marks)
    binds = commitments(lexicon, response, moment.now, None, minute=moment.minute, takes=found.minutes)
    return together(
        tag("h2", words.tr("Send it?")),
        tag("p", warning, class_="warning") if warning else None,
        listing(lines(response, lexicon)),
        tag("blockquote", paragraphs(response.text)) if response.text.strip() else None,
        listing(binds),
        tag("p", recall_words(lexicon, moment.minute, found.minutes)),
    )
