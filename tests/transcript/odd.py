"""What people type that has broken documents before, and a room in which all of it was said."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion.events import Entry
from facilitator.transcript import model as m
from tests.discussion.scenario import Scenario

ODD = (
    "# not a heading\n- not a list\n1. nor this\n> nor a quote\n```\nnor code\n```\n| a | b |\n|---|---|",
    "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; &lt;b&gt; ]]> <!-- --> <?xml?>",
    '=SUM(A1:A9)+cmd|" /C calc"!A0',
    "+1 and then",
    "-1/2",
    "@SUM(1)",
    "\ttab first",
    'a "quoted" word, a comma; a semicolon\r\nand "" a new line',
    "$\\frac{1}{2}$ and \\(x^2\\) and $$\\unknown{$$ and \\end{document}",
    "#let x = 1 #panic() @ref <label> `raw` *b* _i_",
    "right to left: \u202eabc\u202c \u2066x\u2069 \u200fعلی‌رضا می‌نویسد: نصف\u200e",
    "שלום 1/2 + 1/3",
    "🙂👩‍👩‍👧‍👦🇯🇵 👍🏽 a\u0301",
    "日本語で二分の一と三分の一。かさを同じにする",
    "한국어 반 · 中文 一半 · ไทย ครึ่ง · हिन्दी आधा · العربية نصف",
    "\u0001\u0008\u001b[31mred\u001b[0m\u007f\u0085\u2028\u2029\ufeff\ufffe\uffff",
    "x" * 4_000,
    "word " * 800,
    "\n\n\n three empty lines before, two after \n\n",
    "C:\\temp\\new \\n not a new line %s {braces} {{ jinja }} {% raw %} ${sh}",
    "www.example.org https://example.org/?a=1&b=2 mailto:a@example.org",
)

ODD_NAMES = ("<b>Mika</b>", "=1+1", "علی\u200cرضا", "🙂", "Noa \u202e", "ゆき子", "-Leo", "# Ann", "\u0001Max", "`$x$`")


def odd_log() -> list[Entry]:
    """A point, an answer and a revision of it, and a card for each odd text, by people with odd names."""
    room = Scenario(checks=())
    people = [actor for name in ODD_NAMES for actor in room.join(name)]
    visit = room.go("think")
    answers = [room.says(who, "answer", text) for who, text in zip(people, ODD, strict=False)]
    for who, text in zip(people, reversed(ODD), strict=False):
        room.when(who, c.HandIn(kind="answer", visit=visit, text=text))
    room.go("discuss")
    cards = [room.card(answer) for answer in answers]
    for number, text in enumerate(ODD):
        room.says(people[number % len(people)], "point", text, card=cards[number % len(cards)], point="build")
        room.says(people[number % len(people)], "point", text)
    room.go("sum-up")
    for number, text in enumerate(ODD[:10]):
        room.says(people[number], "proposal", text)
        room.lead(c.AdoptConclusion(visit=room.visit, text=text, proposals=(), credits=(people[number].id,)))
    room.lead(c.EndRoom())
    return room.log


def odd_besides() -> list[Entry]:
    """Each odd text that fits wherever people write what is no contribution, before the first phase too."""
    room = Scenario(checks=())
    people = [actor for name in ODD_NAMES for actor in room.join(name)]
    texts = [text for text in ODD if len(text) < 200]
    for text in texts:
        room.lead(c.Nudge(text=text))
    visit = room.go("think")
    answers = [room.says(who, "answer", f"answer {number}") for number, who in enumerate(people)]
    for answer, text in zip(answers, texts, strict=False):
        room.lead(c.MarkForBoard(contribution=answer, marked=True, because=text))
        room.lead(c.Nudge(text=text))
    room.go("discuss")
    cards = [room.card(answer) for answer in answers]
    for number, text in enumerate(texts):
        a, b = cards[number % len(cards)], cards[(number + 1) % len(cards)]
        room.lead(c.Connect(a=a, b=b, kind="because", words=text))
        room.proposed(people[number % len(people)], b, a, "same-as", text)
        room.lead(c.Nudge(text=text))
        room.lead(c.WriteLessonNote(note=f"note-{number}", text=text, visit=visit if number % 2 else None))
        room.lead(c.AskPositions())
        for who in people[:2]:
            card = cards[number % 3] if number % 3 else None
            room.when(who, c.TakePosition(asking=len(room.room.askings), card=card, because=text))
    for card, text in zip(cards, texts, strict=False):
        room.lead(c.StrikeThrough(card=card, struck=True, because=text))
    room.lead(c.EndRoom())
    return room.log


def all_said(transcript: m.Transcript) -> list[str]:
    """Every text that somebody stored, as it was stored, whether it is a contribution or not; but for why a card was
    struck that was taken off the board before the class saw it."""
    texts: list[str | None] = [*stored(transcript)]
    texts += [each.wanted_because for each in transcript.contributions]
    texts += [card.struck_because for card in transcript.board if card.place is not None]
    texts += [position.because for asking in transcript.positions for position in asking.taken]
    texts += [joined.words for joined in transcript.connections]
    texts += [proposed.words for proposed in transcript.connections_proposed if not proposed.confirmed]
    texts += [nudge.text for nudge in transcript.nudges]
    texts += [adopted.text for adopted in transcript.conclusions]
    texts += [note.text for note in transcript.lesson_notes]
    texts += [each.text for each in transcript.questions if each.brought]
    return [text for text in texts if text]


def stored(transcript: m.Transcript) -> list[str]:
    """Every text that a participant stored, earlier ones too, as it was stored."""
    texts = [text for each in transcript.contributions for text in (*(was.text for was in each.revisions), each.text)]
    return [text for text in texts if text is not None]
