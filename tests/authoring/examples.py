"""A small doctrine and a scenario that is right, and what a report may look like."""

import unicodedata

DOCTRINE = {
    "house.yaml": """\
version: "test"
reasons:
  damage: {title: Damage, because: It happened.}
  mood: {title: Mood, because: They remember.}
  silence: {title: Silence, because: Nobody spoke.}
vocabulary: {}
bibliography:
  R1: {title: "Coombs 2007, Protecting organization reputations"}
  R2: {title: "Wardle 2017, Information disorder"}
offers:
  introduction: {channel: [statement]}
  standard: {}
  advanced: {}
profiles:
  ordinary:
    name: Ordinary
    brief: Enough people.
    ask: 5m
    tell: 10m
    correct: 10m
    update: 10m
    channels: {statement: 15m, briefing: 45m}
    coordination: {alone: 0m}
""",
    "people.yaml": """\
stakeholders:
  press: {name: The press, cares: News, delay: 10m, gauge: reputation}
  allies: {name: Allies, cares: Warning, delay: 20m, gauge: security}
  adversary: {name: Karthen, cares: Weakness, delay: 30m, gauge: security}
  nationals: {name: Nationals, cares: Safety, delay: 10m, gauge: trust}
  host: {name: The host, cares: Order, delay: 20m, gauge: security}
advisers:
  legal: {title: Legal adviser}
  spokesperson: {title: Spokesperson}
""",
    "rules.yaml": """\
rules:
  - {id: T1, when: "delay() > '60m'", effects: {trust: -S}, because: Late., sources: [R1]}
""",
}
"""The texts of a doctrine's files."""

SCENARIO = """\
format: 1
languages: [en, fr]
title: {en: "The other ministry", fr: "L’autre ministère"}
start: 2031-03-11T07:30
length: 6h
stakeholders: [press, allies, adversary, nationals]
actors:
  karthen: {name: Karthen}
voices:
  reporter: {name: Ines Varga}
mandates:
  - id: ally_first
    title: {en: "Ally first", fr: "L’allié d’abord"}
    met: before(when_told(allies), when_public())
facts:
  ours: {text: {en: "It is ours.", fr: "C’est nous."}, chance: 20%, actor: karthen}
  left: {text: Left, title: The left}
  right: {text: Right, title: The right}
  side: {one_of: {left: 30, right: 70}}
defaults:
  draft: {tone: firm}
events:
  - id: the_post
    at: 0m
    via: post
    from: "@straitcrossing"
    text:
      en: |
        IT IS OFFICIAL: no visa from midnight […].
      fr: |
        C’EST OFFICIEL : plus de visa à minuit […].
    situation: {cluster: {if_true: preventable, if_false: victim}, subject: ours, concerns: [allies, nationals]}
    due: 45m
    advice:
      legal:
        says: Wait.
        interest: Her last case.
        objects:
          - {when: stance == deny and not refuted(ours), says: "Can you prove it?"}
    checks:
      call_webmaster:
        title: Call
        takes: 15m
        settles: ours
        finds: {when_true: Ours., when_false: Not ours.}
    drafts:
      holding:
        title: Holding line
        text: We are checking.
        to: [press]
        next_update: 60m
    outcomes:
      - when: register >= condemn and not known(ours)
        effects: {trust: -M, allies: -S}
        triggers: {walk_back: 40m}
        later: {after: 2h, when: is_true(ours) and not corrected(), effects: {trust: -L}}
        because: Said before known.
        says: They laugh.
      - when: >
          stance in (deny, correct)
          and evidence(ours) < technical
        because: Said before known.
        says: They shrug.
    voices:
      reporter:
        - {when: public(), says: Noted.}
        - says: Silence.
    silence: {effects: {trust: -S}, says: Others speak.}
  - id: walk_back
    text: {if_true: They show the invoice., if_false: They show nothing., of: ours}
rules:
  - {id: mine, when: "press in to", effects: {concerned: +S}, because: They like it., sources: [R1]}
endings:
  - {id: calm, when: trust >= 60, title: Calm, text: It is calm.}
  - {id: long_day, title: A long day, text: It was long.}
history:
  cases:
    - {title: A case, date: "2023", what: It happened., timeline: [{mark: T, what: It.}], followed: On., sources: [R2]}
  lines: [One line., Another line.]
"""
"""A scenario with a little of everything, in which nothing is wrong."""


TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Classes of characters that turn the direction of a line."""


def is_harmless(report: str) -> bool:
    """Whether a terminal shows the report as it is: no control, no turn of direction, no odd line break."""
    return all(
        character == "\n"
        or (
            unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
            and unicodedata.bidirectional(character)
            not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        )
        for character in report
    )
