"""The messages of the feed, in words."""

from twiplo_game.engine.game import Game
from twiplo_game.engine.state import Message, State
from twiplo_game.engine.turn import message_id
from twiplo_game.engine.view import MessageKind, MessageView
from twiplo_game.engine.words import adviser_title, finding_words, in_truth
from twiplo_game.model.text import AnyText, Text
from twiplo_game.model.vocabulary import Via


def message_view(game: Game, state: State, place: int) -> MessageView:
    """The message at `place` in the feed."""
    message = state.messages[place]
    name = message_id(game.story, state.messages, place)
    sender, title, text, via = _words(game, message)
    return MessageView(
        id=name,
        kind=MessageKind(message.kind),
        minute=message.minute,
        sender=sender,
        title=title,
        text=text,
        via=via,
        about=game.story.targets[message.about].id if message.about >= 0 else None,
        because_of=message.because_of,
        is_opened=name in state.known.opened,
    )


_Words = tuple[Text | None, Text | None, Text | None, Via | None]


def _words(game: Game, message: Message) -> _Words:
    story = game.story
    target = story.targets[message.about] if message.about >= 0 else None
    event = target.event if target else None
    subject = target.subject if target else -1
    ref = message.ref
    match message.kind:
        case "event" if event is not None:
            return event.sender, event.title, in_truth(game, event.text, subject), event.via
        case "advice" if event is not None:
            adviser = str(ref[0])
            return (
                adviser_title(game, adviser),
                None,
                in_truth(game, event.advice[adviser].says, subject),
                None,
            )
        case "finding" if event is not None:
            number = int(str(ref[0]))
            title = event.checks[story.checks[number].id].title
            return None, title, finding_words(game, number), None
        case "reaction":
            return _reaction(game, message)
        case "voice" if event is not None:
            voice, line = str(ref[0]), int(str(ref[1]))
            return story.scenario.voices[voice].name, None, event.voices[voice][line].says, None
        case "consequence":
            later = story.laters[str(ref[0]), int(str(ref[1])), message.about]
            # What a rule brings back tells itself why it came.
            told: AnyText = later.says or later.because or story.reasons[later.ref].because
            return None, None, in_truth(game, told, subject), None
        case "silence" if event is not None:
            says = event.silence.says if event.silence else None
            return None, None, in_truth(game, says, subject) if says is not None else None, None
        case "contingency":
            contingency = story.scenario.contingencies[int(str(ref[0]))]
            return contingency.sender, None, contingency.text, None
    return None, None, None, None


def _reaction(game: Game, message: Message) -> _Words:
    story = game.story
    target = story.targets[message.about]
    names = tuple(story.doctrine.stakeholders.values())
    spoken: list[AnyText] = []
    for ref in message.ref[1:]:
        if ref == "otherwise":
            if target.otherwise is not None:
                spoken.append(target.otherwise)
        elif ref != "corrected" and target.event is not None:
            says = target.event.outcomes[int(str(ref).rpartition(":")[2])].says
            if says is not None:
                spoken.append(says)
    texts = [in_truth(game, says, target.subject) for says in spoken]
    sender = names[int(str(message.ref[0]))].name
    return sender, None, _joined(texts), None


def _joined(texts: list[Text]) -> Text | None:
    """Several texts as one, language by language."""
    if len(texts) < 2:
        return texts[0] if texts else None
    languages = sorted({language for text in texts for language in text.languages})
    if not languages:
        return Text(" ".join(text.in_("") for text in texts))
    return Text({language: " ".join(text.in_(language) for text in texts) for language in languages})
