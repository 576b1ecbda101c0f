"""Who may see what, as a table: written from the design, not from ``visibility``.

A row is a kind of secret, a column an audience, a cell the condition under which that audience sees it: exactly then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.views.facts import Card, Facts, Said
from tests.views.planting import Secret

Condition = Callable[[Facts, Secret, str], bool]
"""The last one: whose own stream, or which group's; else empty."""

AUDIENCES = ("class", "screen", "own", "group", "instructor")


def always(facts: Facts, secret: Secret, of: str) -> bool:
    return True


def never(facts: Facts, secret: Secret, of: str) -> bool:
    return False


# --- words that were handed in


def _says(facts: Facts, secret: Secret) -> Said:
    return facts.said[secret.of]


def _counts(facts: Facts, secret: Secret) -> bool:
    """It is the text that counts, not an earlier one, and was not erased."""
    said = facts.said.get(secret.of)
    return said is not None and said.latest == secret.seq and not facts.erased(said)


def _cards(facts: Facts, secret: Secret) -> list[Card]:
    """Cards that show just this text."""
    said = facts.said.get(secret.of)
    if said is None or facts.erased(said):
        return []
    return [
        card
        for card in facts.cards.values()
        if card.contribution == secret.of and card.text == secret.seq and not card.off
    ]


def on_the_board(facts: Facts, secret: Secret, of: str) -> bool:
    return any(facts.in_sight(card) for card in _cards(facts, secret))


def _asked_openly(facts: Facts, of: str) -> bool:
    said = facts.said.get(of)
    return (
        said is not None and said.kind == "question" and facts.open_to_class(said) and of not in facts.questions_hidden
    )


def on_the_screen(facts: Facts, secret: Secret, of: str) -> bool:
    asked = "questions" in facts.shown and _asked_openly(facts, secret.of) and _counts(facts, secret)
    return asked or on_the_board(facts, secret, of)


def in_the_discussion(facts: Facts, secret: Secret, of: str) -> bool:
    said = facts.said.get(secret.of)
    spoken = said is not None and said.kind in ("point", "proposal") and facts.open_to_class(said)
    spoken = spoken or _asked_openly(facts, secret.of)
    return (spoken and _counts(facts, secret)) or on_the_board(facts, secret, of)


def by_me(facts: Facts, secret: Secret, of: str) -> bool:
    return _counts(facts, secret) and _says(facts, secret).kind != "group-answer" and _says(facts, secret).author == of


def among_us(facts: Facts, secret: Secret, of: str) -> bool:
    if not _counts(facts, secret):
        return False
    said = _says(facts, secret)
    ours = said.group == of and facts.open_to_class(said)
    return ours or facts.compared(said, facts.teams[of])


def handed_in(facts: Facts, secret: Secret, of: str) -> bool:
    """And every text that a card shows, also one that its author has changed since."""
    return _counts(facts, secret) or bool(_cards(facts, secret))


# --- names


def _is_called_so(facts: Facts, secret: Secret) -> bool:
    return facts.names.get(secret.of) == secret.seq and facts.state[secret.of] != "erased"


def _named_on_a_card(facts: Facts, who: str) -> bool:
    seen = [card for card in facts.cards.values() if facts.in_sight(card) and card.name_shown]
    return any(facts.said[card.contribution].author == who for card in seen if not facts.said[card.contribution].group)


def _named_in_the_discussion(facts: Facts, who: str) -> bool:
    if facts.plan.names == "hidden":
        return False
    if any(facts.returned.get(asked.by) == who and asked.id not in facts.questions_hidden for asked in facts.carried):
        return True
    for of, said in facts.said.items():
        if _asked_openly(facts, of) and said.author == who:
            return True
        if said.kind in ("point", "proposal") and facts.open_to_class(said):
            if said.author == who:
                return True
            if said.kind == "proposal" and who in said.credits:
                return True
    return False


def named_on_the_screen(facts: Facts, secret: Secret, of: str) -> bool:
    who = secret.of
    grouped = any(who in team.members for team in facts.in_force().values())
    named = grouped or who == facts.speaker or who in facts.concluded or _named_on_a_card(facts, who)
    return _is_called_so(facts, secret) and named


def known_to_the_class(facts: Facts, secret: Secret, of: str) -> bool:
    here = facts.state.get(secret.of) == "here" or _named_in_the_discussion(facts, secret.of)
    return named_on_the_screen(facts, secret, of) or (_is_called_so(facts, secret) and here)


def known_among_us(facts: Facts, secret: Secret, of: str) -> bool:
    team = facts.teams[of]
    wrote = any(
        said.author == secret.of
        for said in facts.said.values()
        if (said.kind == "answer" and facts.compared(said, team)) or (said.group == of and facts.open_to_class(said))
    )
    return _is_called_so(facts, secret) and wrote


def my_own_name(facts: Facts, secret: Secret, of: str) -> bool:
    return _is_called_so(facts, secret) and secret.of == of


def not_erased(facts: Facts, secret: Secret, of: str) -> bool:
    return _is_called_so(facts, secret)


# --- the plan and what the instructor says


def begun(facts: Facts, secret: Secret, of: str) -> bool:
    return any(phase == secret.of for phase, _ in facts.visits.values())


def label_shown(facts: Facts, secret: Secret, of: str) -> bool:
    return any(
        card.label_shown and facts.in_sight(card) and facts.said[card.contribution].approach == secret.of
        for card in facts.cards.values()
    )


def said_since(facts: Facts, secret: Secret, of: str) -> bool:
    return facts.nudge == secret.seq


def struck(facts: Facts, secret: Secret, of: str) -> bool:
    card = facts.cards[secret.of]
    return card.struck == secret.seq and not card.off


def struck_in_sight(facts: Facts, secret: Secret, of: str) -> bool:
    return struck(facts, secret, of) and facts.in_sight(facts.cards[secret.of])


def marked(facts: Facts, secret: Secret, of: str) -> bool:
    return facts.marks.get(secret.of) == secret.seq


def of_the_class(facts: Facts, secret: Secret, of: str) -> bool:
    """Whoever was erased in this room is gone from its roster too."""
    who = facts.returned.get(secret.of)
    return who is None or facts.state[who] != "erased"


def begun_by_me(facts: Facts, secret: Secret, of: str) -> bool:
    return facts.returned.get(secret.of) == of and of_the_class(facts, secret, of)


def line_known(facts: Facts, secret: Secret, of: str) -> bool:
    who = facts.returned.get(secret.of.split()[1])
    return who is None or facts.state[who] != "erased"


def line_opens(facts: Facts, secret: Secret, of: str) -> bool:
    return secret.of.split()[0] in facts.lines_shown and line_known(facts, secret, of)


def carried(facts: Facts, secret: Secret, of: str) -> bool:
    """The question was brought along, and whoever asked it was not erased."""
    who = facts.returned.get(secret.of.split()[1])
    return who is None or facts.state[who] != "erased"


def carried_in_sight(facts: Facts, secret: Secret, of: str) -> bool:
    return secret.of.split()[0] not in facts.questions_hidden and carried(facts, secret, of)


def carried_on_screen(facts: Facts, secret: Secret, of: str) -> bool:
    return "questions" in facts.shown and carried_in_sight(facts, secret, of)


def moved(facts: Facts, secret: Secret, of: str) -> bool:
    return facts.moved.get(secret.of) == secret.seq


def moved_me(facts: Facts, secret: Secret, of: str) -> bool:
    return moved(facts, secret, of) and secret.of.split()[1] == of


def connected(facts: Facts, secret: Secret, of: str) -> bool:
    proposed = [facts.proposed[each] for each in facts.came_from.get(secret.of, ())]
    erased = proposed and all(facts.state[each.by] == "erased" for each in proposed)
    return secret.of in facts.links and not erased


def both_in_sight(facts: Facts, secret: Secret, of: str) -> bool:
    return connected(facts, secret, of) and all(facts.in_sight(facts.cards[end]) for end in facts.links[secret.of])


def proposed_by_me(facts: Facts, secret: Secret, of: str) -> bool:
    found = facts.proposed.get(secret.of)
    return found is not None and found.by == of and facts.stands(found)


def proposed(facts: Facts, secret: Secret, of: str) -> bool:
    return secret.of in facts.proposed and facts.waits(secret.of)


def there_to_read(facts: Facts, secret: Secret, of: str) -> bool:
    return secret.of in facts.to_read


def not_removed(facts: Facts, secret: Secret, of: str) -> bool:
    return secret.of not in facts.removed


TABLE: dict[str, tuple[Condition, Condition, Condition, Condition, Condition]] = {
    # what          class               screen               own          group           instructor
    "words":       (in_the_discussion,  on_the_screen,       by_me,       among_us,       handed_in),
    "name":        (known_to_the_class, named_on_the_screen, my_own_name, known_among_us, not_erased),
    "course":      (always,             always,              never,       never,          always),
    "asked":       (begun,              begun,               never,       never,          always),
    "to-read":     (there_to_read,      there_to_read,       never,       never,          there_to_read),
    "to-come":     (there_to_read,      there_to_read,       never,       never,          not_removed),
    "nudge":       (said_since,         said_since,          never,       never,          said_since),
    "conclusion":  (always,             always,              never,       never,          always),
    "connection":  (both_in_sight,      both_in_sight,       never,       never,          connected),
    "proposed":    (never,              never,               proposed_by_me, never,       proposed),
    "label":       (label_shown,        label_shown,         never,       never,          always),
    "approach":    (never,              never,               never,       never,          always),
    "guide":       (never,              never,               never,       never,          always),
    "struck":      (struck_in_sight,    struck_in_sight,     never,       never,          struck),
    "mark":        (never,              never,               never,       never,          marked),
    "class":       (never,              never,               never,        never,          always),
    "roster":      (never,              never,               never,        never,          of_the_class),
    "begun":       (never,              never,               begun_by_me,  never,          never),
    "line":        (line_opens,         line_opens,          never,        never,          line_known),
    "carried":     (carried_in_sight,   carried_on_screen,   never,        never,          carried),
    "moved":       (never,              never,               moved_me,     never,          moved),
    "lesson-note": (never,              never,               never,       never,          never),
    "reason":      (never,              never,               never,       never,          always),
    "library":     (never,              never,               never,       never,          never),
    "seat":        (never,              never,               never,       never,          never),
    "account":     (never,              never,               never,       never,          never),
}  # fmt: skip
"""A label is a plan's until its approach was added in the room. Reflections cannot be put on the board at all."""


def visible(facts: Facts, secrets: Sequence[Secret], stream: str) -> set[str]:
    """The marks that this stream shows, of all that have been brought about."""
    kind, _, of = stream.partition(":")
    audience = AUDIENCES.index(kind)
    conditions = ((secret, TABLE[secret.what][audience]) for secret in secrets)
    return {secret.mark for secret, seen in conditions if seen is not never and seen(facts, secret, of)}
