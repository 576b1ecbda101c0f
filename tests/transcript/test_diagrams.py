"""The pictures of a transcript: what they show agrees with the room, and each can stand alone in any document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace
from PIL import ImageFont

from facilitator.discussion import commands as c
from facilitator.discussion.evolve import fold
from facilitator.discussion.model import Room
from facilitator.discussion.pictures import Drawing, Stroke
from facilitator.transcript import model as m
from facilitator.transcript.build import build
from facilitator.transcript.diagrams import Diagram, of_the_whole, of_visit
from facilitator.transcript.reading import Reading
from tests.discussion.given import MINUTE
from tests.discussion.random_room import random_history
from tests.discussion.scenario import Scenario
from tests.transcript.lesson import led
from tests.transcript.odd import ODD, odd_log
from tests.transcript.whole_class import WholeClass

WORDS = [text for text in ODD if "\u200d" not in text]
"""Without emoji of several signs, which the test cannot measure."""
SVG = "{http://www.w3.org/2000/svg}"
MARKS = {"svg", "g", "defs", "pattern", "rect", "path", "circle", "text", "title"}
BOUND = 250_000
"""Characters of the largest picture."""


def drawn(transcript: m.Transcript, language: str = "en") -> dict[str, Diagram]:
    """By what they are of, as their ids begin."""
    reading = Reading(transcript, language, UTC, str)
    every = [*of_the_whole(reading), *(each for visit in transcript.phases for each in of_visit(reading, visit))]
    assert len({each.id for each in every}) == len(every)
    return {each.id: each for each in every}


def kind(diagrams: dict[str, Diagram], name: str) -> Diagram:
    [found] = [each for key, each in diagrams.items() if key.startswith(name)]
    return found


@cache
def lesson(language: str = "en") -> tuple[Room, dict[str, Diagram]]:
    log = WholeClass(language=language).led().log
    return fold(log), drawn(build(log), language)


def svg_of(diagram: Diagram) -> Any:
    return etree.fromstring(diagram.svg.encode())


def texts(diagram: Diagram) -> list[str]:
    return ["".join(each.itertext()) for each in svg_of(diagram).iter(f"{SVG}text")]


def says(diagram: Diagram) -> list[str]:
    return [str(each.text) for each in svg_of(diagram).iter(f"{SVG}title")]


def stands_alone(diagram: Diagram) -> None:
    """Well-formed, of known marks alone, pointing at nothing but itself."""
    root = svg_of(diagram)
    assert root.get("viewBox") == f"0 0 {diagram.width} {diagram.height}"
    assert {etree.QName(each).localname for each in root.iter()} <= MARKS
    ids = {str(each.get("id")) for each in root.iter() if each.get("id") is not None}
    assert all(each.startswith(f"{diagram.id}-") for each in ids)
    for name, value in ((name, value) for each in root.iter() for name, value in each.attrib.items()):
        assert not name.startswith(("on", "style", "class", "{"))
        assert "href" not in name
        assert "//" not in value or name == "aria-label"
        assert set(re.findall(r"url\(#([^)]*)\)", value)) <= ids
    assert re.fullmatch(r"[A-Za-z0-9-]+", diagram.id)
    assert all(len(row) == len(diagram.head) for row in diagram.rows)
    assert diagram.title
    assert diagram.description
    assert len(diagram.svg) < BOUND


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_stands_alone(language: str) -> None:
    _, diagrams = lesson(language)
    assert [each.rpartition("-")[0] or each for each in diagrams] == [
        "participation",
        "approaches",
        "board",
        "positions",
        "poll",
    ]
    for each in (*diagrams.values(), *drawn(build(odd_log()), language).values()):
        stands_alone(each)


NOTO = Path(__file__).parents[2] / "node_modules/@expo-google-fonts"
FACES = {
    bold: [
        ImageFont.truetype(NOTO / f"noto-sans/{weight}/NotoSans_{weight}.ttf", 100),
        ImageFont.truetype(NOTO / f"noto-sans-jp/{weight}/NotoSansJP_{weight}.ttf", 100),
    ]
    for bold, weight in ((False, "400Regular"), (True, "700Bold"))
}


OTHERS = {
    "\u0590": "hebrew/400Regular/NotoSansHebrew_400Regular.ttf",
    "\u0600": "arabic/400Regular/NotoSansArabic_400Regular.ttf",
    "\u0900": "devanagari/400Regular/NotoSansDevanagari_400Regular.ttf",
    "\u0e00": "thai/400Regular/NotoSansThai_400Regular.ttf",
}
"""By the first sign of each script."""


@cache
def of_script(first: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(NOTO / f"noto-sans-{OTHERS[first]}", 100)


def wide(text: str, size: float, bold: bool) -> float:
    """In Noto Sans, and in Noto Sans JP what is full-width; a few other scripts in their own."""
    latin, japanese = FACES[bold]

    def face(sign: str) -> ImageFont.FreeTypeFont:
        if sign > "\u2fff":
            return japanese
        begun = [first for first in OTHERS if first <= sign < "\u0e80"]
        return of_script(begun[-1]) if begun else latin

    return sum(face(sign).getlength(sign) for sign in text) * size / 100


Box = tuple[float, float, float, float]
"""x and y from and to"""


def placed(diagram: Diagram) -> Iterator[tuple[str, Box, Box]]:
    """Each text with where it is, and the box that it was written into: the uppermost one beneath its beginning."""
    boxes: list[Box] = []
    for each in svg_of(diagram).iter(f"{SVG}rect", f"{SVG}text"):
        if each.tag == f"{SVG}rect":
            boxes.append(box_of(each))
            continue
        text, size = "".join(each.itertext()), float(each.get("font-size"))
        x, y = float(each.get("x")), float(each.get("y"))
        length = wide(text, size, each.get("font-weight") is not None)
        left = x - length * {"start": 0.0, "middle": 0.5, "end": 1.0}[each.get("text-anchor", "start")]
        into = next(box for box in reversed(boxes) if box[0] <= x <= box[2] and box[1] <= y <= box[3])
        yield text, (left, y - 0.74 * size, left + length, y + 0.2 * size), into


def box_of(rect: Any) -> Box:
    x, y, width, height = (float(rect.get(name, 0)) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def within(inner: Box, outer: Box) -> bool:
    return outer[0] - 1 <= inner[0] and inner[2] <= outer[2] + 1 and outer[1] <= inner[1] and inner[3] <= outer[3]


def apart(a: Box, b: Box) -> bool:
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_text_fits_its_boxes_and_covers_no_other(language: str) -> None:
    _, diagrams = lesson(language)
    small = drawn(build(led().log), language).values()
    for diagram in (*diagrams.values(), *small, crowded()):
        texts = list(placed(diagram))
        for text, at, into in texts:
            assert within(at, into), (diagram.id, text, at, into)
        for (text, at, _), (other, beside, _) in combinations(texts, 2):
            assert apart(at, beside), (diagram.id, text, other)


def test_no_text_is_smaller_than_eight_points_on_paper() -> None:
    """The page's width between its margins, 17 cm, is 482 points."""
    for diagram in lesson()[1].values():
        sizes = [float(each.get("font-size")) for each in svg_of(diagram).iter(f"{SVG}text")]
        assert min(sizes) * 482 / diagram.width > 8


@cache
def crowded() -> Diagram:
    """A board of many long texts, with connections between rows that are far apart."""
    random = Random(3)
    room = Scenario(checks=())
    people = room.join(*(f"Somebody{number}" for number in range(30)))
    room.go("think")
    answers = [room.says(who, "answer", " ".join(random.sample(WORDS, 3))[:4_000]) for who in people]
    room.go("discuss")
    cards = [room.card(answer) for answer in answers]
    for number in range(30):
        a, b = random.sample(cards[:24], 2)
        how = random.choice(("same-as", "contradicts", "because", "special-case", ""))
        room.lead(c.Connect(a=a, b=b, kind=how, words=f"{number} " + "in these words " * random.randint(0, 9)))
    return kind(drawn(build(room.log)), "board")


def test_ids_are_of_one_picture_only() -> None:
    ids = [each.get("id") for diagram in lesson()[1].values() for each in svg_of(diagram).iter() if each.get("id")]
    assert len(ids) == len(set(ids)) > 0


@pytest.mark.parametrize("seed", range(12))
def test_no_room_breaks_them(seed: int) -> None:
    for each in drawn(build(random_history(Random(seed), 250)), ("en", "ja")[seed % 2]).values():
        stands_alone(each)


def test_what_has_nothing_to_show_is_left_out() -> None:
    room = Scenario(checks=())
    assert drawn(build(room.log)) == {}
    room.join("Mika")
    for phase in ("pose", "think", "discuss", "predict", "predict-again"):
        room.go(phase)
    assert drawn(build(room.log)) == {}


def test_nobody_is_named_but_on_cards_that_the_class_saw_with_their_names() -> None:
    _, diagrams = lesson()
    for name in ("participation", "approaches", "positions", "poll"):
        each = kind(diagrams, name)
        assert "Somebody" not in f"{each.svg} {each.rows} {each.description}"
    assert {text for text in texts(kind(diagrams, "board")) if "Somebody" in text} == {"Somebody1"}


def test_bars_show_what_was_handed_in_when_it_came_first() -> None:
    room, diagrams = lesson()
    shown: Counter[str] = Counter()
    for bar in says(kind(diagrams, "participation")):
        _, name, number = re.fullmatch(r"(\d\d:\d\d) · ([^:]*): (\d+)", bar).groups()  # type: ignore[union-attr]
        shown[name] += int(number)
    names = {"note": "Notes", "answer": "Answers", "group-answer": "Group answers", "point": "Points"}
    names |= {"proposal": "Proposals", "reflection": "Reflections"}
    assert shown == Counter(names[each.kind] for each in room.contributions.values())
    assert {f"{name}: {number}" for name, number in shown.items()} <= set(texts(kind(diagrams, "participation")))


def test_each_bar_is_of_its_time() -> None:
    room, diagrams = lesson()
    opened = min(visit.started_at for visit in room.visits) // MINUTE
    first = [each.texts[0].at // MINUTE - opened for each in room.contributions.values() if each.kind == "answer"]
    start = datetime.fromtimestamp(opened * 60, UTC)
    expected = Counter(f"{start + timedelta(minutes=minute // 2 * 2):%H:%M}" for minute in first)
    bars = [bar.split(" · Answers: ") for bar in says(kind(diagrams, "participation")) if " · Answers" in bar]
    assert {clock: int(number) for clock, number in bars} == expected


def test_people_of_a_phase_are_those_who_did_something_there() -> None:
    log = WholeClass().led().log
    room, diagrams = lesson()
    seen: dict[str, set[str]] = {visit.id: set() for visit in room.visits}
    visit = ""
    for entry in log:
        visit = next((each.id for each in room.visits if each.seq == entry.seq), visit)
        if entry.actor.kind == "student" and type(entry.event).__name__ not in ("StanceTaken", "PenTaken"):
            seen[visit].add(entry.actor.id)
    groups = [visit.id for visit in room.visits if room.phase_of(visit.id).kind == "groups"]
    seen[groups[0]] = {member for group in room.groups.values() for member in group.members}
    *rows, everything = kind(diagrams, "participation").rows
    assert [row[-1] for row in rows] == [f"{len(people)} of 24" for people in seen.values()]
    assert everything[-1] == f"{len(set[str]().union(*seen.values()))} of 24"
    for row in rows:
        assert row[-1] in texts(kind(diagrams, "participation"))


def test_an_erased_person_is_not_counted() -> None:
    room = WholeClass(people=5)
    room.think()
    before = kind(drawn(build(room.log)), "participation")
    room.room.lead(c.Erase(participant=room.people[0].id))
    after = kind(drawn(build(room.log)), "participation")
    assert before.rows[-1][-1].endswith("of 5")
    assert after.rows[-1][-1].endswith("of 4")


def moves_of(room: Room) -> tuple[Counter[tuple[int, str]], Counter[tuple[int, str, str]]]:
    """How many gave each answer at each asking, and went from one to the other before the next."""
    given, moved = Counter[tuple[int, str]](), Counter[tuple[int, str, str]]()
    letters = {each.id: each.letter for each in build(WholeClass().led().log).board}
    for (asking, who), position in room.positions.items():
        here = letters.get(position.card or "", "not sure yet")
        given[asking, here] += 1
        after = room.positions.get((asking + 1, who))
        if after is not None:
            moved[asking, here, letters.get(after.card or "", "not sure yet")] += 1
    return given, moved


def test_positions_and_their_moves_are_those_of_the_room() -> None:
    room, diagrams = lesson()
    given, moved = moves_of(room)
    diagram = kind(diagrams, "positions")
    times = list(dict.fromkeys(row[0] for row in diagram.rows if "→" not in row[0] and row[1:3] != ("", "")))
    told = {(times.index(at) + 1, after): int(n) for at, before, after, n in diagram.rows if not before and after}
    pairs = {f"{a} → {b}": number for number, (a, b) in enumerate(pairwise(times), start=1)}
    told_moves = {(pairs[at], before, after): int(n) for at, before, after, n in diagram.rows if before}
    assert told == given
    assert told_moves == moved
    boxes = Counter(text for text in texts(diagram) if re.fullmatch(r"(\w+|not sure yet) \d+", text))
    assert boxes == Counter(f"{name} {number}" for (_, name), number in given.items())
    ribbons = Counter(text for text in texts(diagram) if text.isdigit())
    assert ribbons == Counter(map(str, moved.values()))


def test_votes_and_their_moves_are_those_of_the_room() -> None:
    room, diagrams = lesson()
    first, again = (visit.id for visit in room.visits if room.phase_of(visit.id).kind == "poll")
    votes: dict[str, dict[str, int]] = {first: {}, again: {}}
    for (visit, who), vote in room.votes.items():
        votes[visit][who] = vote.choice
    diagram = kind(diagrams, "poll")
    moved = Counter((choice, votes[again][who]) for who, choice in votes[first].items() if who in votes[again])
    told = {(int(row[1][1]) - 1, int(row[2][1]) - 1): int(row[3]) for row in diagram.rows if "→" in row[0]}
    assert told == moved
    boxes = sorted(text for text in texts(diagram) if re.fullmatch(r"\(\d\) \d+", text))
    counts = [f"({choice + 1}) {n}" for visit in votes.values() for choice, n in Counter(visit.values()).items()]
    assert boxes == sorted(counts)
    once = str(len(votes[first].keys() ^ votes[again].keys()))
    assert diagram.rows[-1] == ("Answered only once", "", "", once)
    assert any(text.endswith(f"once: {once}") for text in texts(diagram))


def test_without_the_votes_a_poll_is_drawn_from_its_counts() -> None:
    transcript = build(WholeClass().led().log)
    counted = replace(
        transcript, reader="class", polls=tuple(replace(poll, votes=poll.votes[:1]) for poll in transcript.polls)
    )
    diagram = kind(drawn(counted), "poll")
    assert not any("→" in row[0] for row in diagram.rows)
    assert [int(row[3]) for row in diagram.rows] == [n for poll in transcript.polls for n in poll.counts if n]


def test_the_instructors_counts_are_in_no_others_transcript() -> None:
    transcript = build(WholeClass().led().log)
    for reader in ("class", "student"):
        others = drawn(replace(transcript, reader=reader))
        assert not any(each.startswith(("participation", "approaches")) for each in others)
        assert not any(row[0].startswith("Planned") for row in kind(others, "board").rows)
    assert not any(each.startswith("positions") for each in drawn(replace(transcript, reader="student")))


def test_approaches_are_counted_visit_by_visit_and_on_the_board() -> None:
    room, diagrams = lesson()
    diagram = kind(diagrams, "approaches")
    transcript = build(WholeClass().led().log)
    rows = {row[0].split("  ")[1]: row[1:] for row in diagram.rows}
    for approach in transcript.planned_board[0].approaches:
        alone, together, board = rows[approach.label]
        tagged = Counter(each.kind for each in room.contributions.values() if each.approach == approach.id)
        assert (alone, together) == tuple(str(tagged[kind] or "–") for kind in ("answer", "group-answer"))
        letters = [each.letter for each in transcript.board if each.id in approach.cards]
        assert board == (" ".join(letters) or "–")
        assert all(figure in texts(diagram) for figure in (alone, together, board))
    assert rows["Unforeseen"][0] == str(sum(each.approach == "unforeseen" for each in room.contributions.values()))
    untagged = [each for each in room.contributions.values() if each.kind == "answer" and each.approach is None]
    assert rows["No approach noted"][0] == str(len(untagged))


def test_the_board_shows_cards_connections_and_what_was_planned() -> None:
    room, diagrams = lesson()
    diagram = kind(diagrams, "board")
    transcript = build(WholeClass().led().log)
    rows = {row[0]: row[1:] for row in diagram.rows}
    for card in transcript.board:
        words, about = rows[card.letter]
        assert words == room.contributions[card.contribution].as_of(card.text_seq).text
        assert ("struck through: smaller than" in about) == card.struck
        assert ("not shown to the class" in about) != card.revealed
        assert card.letter in texts(diagram)
    assert rows["A – B"] == ("A contradicts B · a half is left already", "")
    assert "A contradicts B · a half is left already" in texts(diagram)
    assert rows["Planned: E"] == ("Says first that it must be more than one half", "did not come")
    assert "did not come" in texts(diagram)


def on_one_card(**answer: object) -> Scenario:
    room = Scenario(checks=())
    [mika] = room.join("Mika")
    room.go("think")
    said = room.says(mika, "answer", "so", **answer)
    room.go("discuss")
    room.card(said)
    return room


def test_what_was_struck_is_crossed_and_what_was_taken_off_is_not_drawn() -> None:
    room = on_one_card()
    [card] = room.room.board_order
    plain = svg_of(kind(drawn(build(room.log)), "board"))
    room.lead(c.StrikeThrough(card=card, struck=True))
    struck = svg_of(kind(drawn(build(room.log)), "board"))
    slanted = [
        len([each for each in root.iter(f"{SVG}path") if re.fullmatch(r"M[\d. ]+L[\d. ]+", each.get("d"))])
        for root in (plain, struck)
    ]
    assert slanted == [0, 1]
    room.lead(c.RevealCard(card=card, shown=False))
    room.lead(c.TakeOffBoard(card=card))
    assert not any(each.startswith("board") for each in drawn(build(room.log)))


def test_a_drawing_shows_its_strokes_and_a_photo_its_frame() -> None:
    bent = Stroke(points=(0, 0, 1, 1, 2, 2, 700, 500, 900, 100), ink="red", pressure=(10, 20, 30, 40, 50))
    diagram = kind(drawn(build(on_one_card(drawing=Drawing(strokes=(bent,))).log)), "board")
    assert [each.get("stroke") for each in svg_of(diagram).iter() if each.get("stroke") == "#c2263a"]
    stands_alone(diagram)
    transcript = build(on_one_card(drawing=Drawing(strokes=(bent,))).log)
    assert "drawing" in texts(kind(drawn(replace(transcript, pictures=())), "board"))
    photo = f"{'0' * 32}.webp"
    [answer] = transcript.contributions
    pictured = replace(transcript, contributions=(replace(answer, pictures=(photo,)),))
    assert "photo" in texts(kind(drawn(pictured), "board"))


def test_words_are_never_markup_and_none_is_lost_in_the_table() -> None:
    diagram = kind(drawn(build(odd_log())), "board")
    told = {row[1] for row in diagram.rows}
    assert set(ODD[-10:]) <= told
    assert "<script>" not in diagram.svg


def many(transcript: m.Transcript, times: int) -> m.Transcript:
    answers = [each for each in transcript.contributions if each.kind == "answer"]
    more = tuple(replace(answers[number % len(answers)], id=f"more{number}", revisions=()) for number in range(times))
    return replace(transcript, contributions=(*transcript.contributions, *more))


def test_huge_rooms_make_pictures_of_bounded_size() -> None:
    transcript = many(build(WholeClass().led().log), 100_000)
    [card, *_] = transcript.board
    cards = tuple(replace(card, id=f"b{n}", letter=f"A{n}", place=n, struck=False) for n in range(200))
    joined = tuple(
        replace(transcript.connections[0], id=f"j{n}", a=f"b{n % 24}", b=f"b{n * 7 % 24}") for n in range(1, 100)
    )
    huge = drawn(replace(transcript, board=cards, connections=joined, positions=(), stances=()))
    for each in huge.values():
        stands_alone(each)
    assert "and 176 more cards" in texts(kind(huge, "board"))
    assert any("more connections" in text for text in texts(kind(huge, "board")))
    assert sum(int(bar.rpartition(" ")[2]) for bar in says(kind(huge, "participation"))) == len(
        transcript.contributions
    )


def test_a_room_of_many_days_has_bars_of_many_hours() -> None:
    room = WholeClass(people=3)
    room.think()
    room.room.later(9 * 24 * 60 * MINUTE).go("discuss")
    room.room.says(room.people[0], "point", "at last")
    diagram = kind(drawn(build(room.log)), "participation")
    stands_alone(diagram)
    assert "steps of 4 h." in diagram.description
    assert any(re.match(r"\d+/\d+ \d\d:\d\d", text) for text in texts(diagram))


def test_every_phase_is_told_of_even_where_its_band_is_narrow() -> None:
    told = texts(kind(lesson()[1], "participation"))
    titles: Iterable[str] = (visit.title for visit in build(WholeClass().led().log).phases)
    assert set(titles) <= set(told)


def test_the_small_lesson_of_all_formats_has_each_of_them() -> None:
    assert [each.partition("-")[0] for each in drawn(build(led().log))] == [
        "participation",
        "approaches",
        "board",
        "positions",
        "poll",
    ]


def test_of_many_cards_those_that_few_people_chose_share_a_box() -> None:
    transcript = build(WholeClass().led().log)
    card, asking = transcript.board[0], transcript.positions[0]
    board = tuple(replace(card, id=f"b{n}", letter=f"A{n}", place=n) for n in range(60))
    person = asking.taken[0]
    taken = [
        tuple(replace(person, participant=f"p{n}", card=f"b{n * step % 61}") for n in range(200)) for step in (1, 3)
    ]
    askings = tuple(replace(asking, asking=n, taken=each) for n, each in enumerate(taken, start=1))
    crowd = replace(transcript, board=board, positions=askings, connections=(), stances=(), planned_board=())
    diagram = kind(drawn(crowd), "positions")
    stands_alone(diagram)
    first = [row for row in diagram.rows if not row[1] and row[2]]
    assert len({row[2] for row in first}) <= 11
    assert sum(int(row[3]) for row in first) == 400
    assert sum(int(row[3]) for row in diagram.rows if row[1]) == 200


def test_columns_stand_side_by_side_under_their_names() -> None:
    transcript = build(WholeClass().led().log)
    plan = replace(transcript.plan, columns=("purpose", "vision"))
    board = tuple(
        replace(card, column=("vision", "purpose", None)[place % 3]) for place, card in enumerate(transcript.board)
    )
    found = [(text, at[0]) for text, at, _ in placed(kind(drawn(replace(transcript, plan=plan, board=board)), "board"))]
    at = dict(reversed(found))
    assert at["purpose"] < at["vision"] < at["Beside the columns"]
    for card in board:
        head = at[card.column or "Beside the columns"]
        assert head < at[card.letter] < head + 80


def test_a_short_lesson_is_drawn_as_long_as_it_was() -> None:
    """Bars of ten seconds, with the minutes below: nothing is drawn of a time after it."""
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("think")
    room.says(mika, "answer", "one half")
    room.go("sum-up")
    room.later(3 * MINUTE).says(mika, "proposal", "later")
    diagram = drawn(build(room.log))["participation"]
    assert "in steps of 10 s" in diagram.description
    assert [text for text in texts(diagram) if re.fullmatch(r"\d\d:\d\d", text)] == ["14:13", "14:14", "14:15", "14:16"]


def test_nothing_is_drawn_of_times_that_nobody_knows() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("think")
    room.says(mika, "answer", "one half")
    transcript = build(room.log)
    brought = replace(transcript, room=replace(transcript.room, imported="lesson.csv"))
    assert "participation" in drawn(transcript)
    assert "participation" not in drawn(brought)


def test_formulas_stand_on_the_line_of_a_card() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("think")
    answer = room.says(mika, "answer", r"I cut $\frac{3}{5}$ of it, for $5, and \unknown")
    room.go("discuss")
    room.card(answer)
    board = kind(drawn(build(room.log)), "board")
    assert r"I cut 3/5 of it, for $5, and \unknown" in " ".join(texts(board))
    assert r"I cut 3/5 of it, for $5, and \unknown" in [row[1] for row in board.rows]


@pytest.mark.parametrize(
    ("minutes", "step"),
    [(3, "10 s"), (45, "1 min"), (100, "2 min"), (50 * 60, "1 h"), (40 * 24 * 60, "1 d"), (400 * 24 * 60, "7 d")],
)
def test_bars_are_of_a_time_that_people_count_in(minutes: int, step: str) -> None:
    room = Scenario(checks=())
    [mika] = room.join("Mika")
    room.go("think")
    room.says(mika, "answer", "one half")
    room.go("sum-up")
    room.later((minutes - 1) * MINUTE).says(mika, "proposal", "later")
    diagram = drawn(build(room.log))["participation"]
    assert f"in steps of {step}." in diagram.description
