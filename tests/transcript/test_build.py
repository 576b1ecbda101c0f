"""From a log to its transcript: what each part of a room becomes, and that no part is left out."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import asdict, replace

from facilitator.discussion import commands as c
from facilitator.discussion import connecting, contribution, voice
from facilitator.discussion import events as e
from facilitator.discussion import model as d
from facilitator.discussion.lesson_note import LessonNote
from facilitator.transcript import model as m
from facilitator.transcript.build import build
from facilitator.transcript.moments import moment
from tests.discussion.given import CHOICES, INSTRUCTOR, LESSON, MINUTE, NINE_O_CLOCK
from tests.discussion.scenario import Scenario
from tests.transcript.lesson import led

REACHED: dict[type[Struct], dict[str, str]] = {
    d.Room: {
        "id": "room", "code": "room", "instructor": "room", "plan": "plan", "opened_at": "room", "seq": "room",
        "state": "room", "ended_at": "room", "locked": "room", "paused_since": "room", "visits": "phases",
        "imported": "room", "skipped": "room", "participants": "participants", "seats": "none: they are secret",
        "kept_until": "room",
        "places": "none: where people sat is not what they said",
        "contributions": "contributions", "slots": "none: made of contributions",
        "approaches_added": "approaches_added", "drawings": "pictures",
        "photos": "pictures", "marks": "contributions: wanted_because",
        "groups": "groups", "group_of": "groups: who is in the current ones",
        "group_left": "none: it helps when they come back",
        "of_class": "room: class_name", "returned": "none: ids of another room", "lines_shown": "none: last time's",
        "given_questions": "questions_given", "sides": "sides",
        "spoke_before": "none: it helps to take turns", "visiting": "none: it helps while groups work",
        "cards": "board", "board_order": "board: place", "connections": "connections",
        "proposed": "connections_proposed", "stances": "stances",
        "askings": "positions", "positions": "positions", "positions_shown": "room", "votes": "polls",
        "polls_revealed": "polls", "clear": "phases", "hands": "participants: hand_at",
        "calls": "participants: called_at", "speaker": "room", "spoken": "participants: spoken",
        "said": "none: counted from contributions", "keeps": "proposals", "conclusions": "conclusions",
        "materials": "materials", "material_shown": "none: how the screen was turned",
        "nudge": "nudges", "led_by": "none: no room has a name for it yet",
        "pointed_at": "none: how the screen was turned", "compared": "none: how the screen was turned",
        "questions": "questions", "questions_shown": "none: how the screen was turned",
        "lesson_notes": "lesson_notes",
    },
    d.Participant: {
        "id": "id", "seq": "none: the list's order", "name": "name", "seat": "device", "joined_at": "joined_at",
        "state": "state", "beside": "none: whose phone it was is not what they said",
    },
    d.Visit: {
        "id": "visit", "seq": "seq", "phase": "id", "started_at": "started_at", "ends_at": "ends_at",
        "ended_at": "ended_at", "sides": "none: what was said then carries it",
    },
    contribution.Contribution: {
        "id": "id", "seq": "revisions: the first one's seq, or else its own", "kind": "kind", "author": "author",
        "visit": "visit", "prompt": "prompt", "texts": "text, seq, at and revisions", "group": "group",
        "late": "late", "unfinished": "unfinished", "withdrawn": "withdrawn", "hidden": "hidden", "shared": "shared",
        "approach": "approach", "card": "card", "point": "point", "reply_to": "reply_to", "choice": "choice",
        "credits": "credits", "side": "side",
    },
    d.Group: {
        "id": "id", "seq": "seq", "number": "number", "visit": "visit", "members": "members", "reason": "reason",
        "reason_of": "reason_of", "pen": "pen", "begun_by": "none: drafts are not said yet", "pen_asked": "pen_asked",
        "spokesperson": "spokesperson", "explainers": "explainers",
    },
    d.BoardCard: {
        "id": "id", "seq": "seq", "contribution": "contribution", "text_seq": "text_seq", "off": "place",
        "revealed": "revealed", "name_shown": "name_shown", "label_shown": "label_shown", "column": "column",
        "struck": "struck", "struck_because": "struck_because",
    },
    connecting.Connection: {
        "id": "id", "seq": "seq", "a": "a", "b": "b", "kind": "kind", "words": "words", "proposed": "proposed",
    },
    connecting.ProposedConnection: {
        "id": "id", "seq": "seq", "at": "at", "participant": "participant", "visit": "visit", "a": "a", "b": "b",
        "kind": "kind", "words": "words", "taken_back": "taken_back", "set_aside": "set_aside",
    },
    voice.Position: {"card": "card", "at": "at", "seq": "seq", "because": "because"},
    voice.Vote: {"choice": "choice", "seq": "seq"},
    voice.Nudge: {"text": "text", "at": "at", "seq": "seq"},
    voice.Conclusion: {
        "id": "id", "seq": "seq", "at": "at", "visit": "visit", "text": "text", "proposals": "proposals",
        "credits": "credits",
    },
    LessonNote: {"id": "id", "seq": "seq", "at": "at", "visit": "visit", "text": "text"},
}  # fmt: skip
"""Where each thing that the room knows is in the transcript. What is added to the room must be added in both."""


def test_whatever_the_room_knows_has_its_place() -> None:
    for known, places in REACHED.items():
        assert places.keys() == set(known.__struct_fields__), known.__name__
    top = set(m.Transcript.__struct_fields__)
    places_in_transcript = {place.split(":")[0] for place in REACHED[d.Room].values()} - {"none"}
    assert places_in_transcript <= top
    # Said of the transcript itself, or said once more: points are contributions too, ideas are made of all the rest.
    of_itself = {"schema", "reader", "student", "left_out"}
    once_more = {"points", "reflections", "planned_board", "ideas", "moves", "removed"}
    assert top - places_in_transcript == of_itself | once_more


def test_moments_are_utc_with_milliseconds() -> None:
    assert moment(1_700_000_000_007) == "2023-11-14T22:13:20.007Z"
    assert moment(0) == "1970-01-01T00:00:00.000Z"


def test_the_room_and_its_plan() -> None:
    lesson = led()
    transcript = build(lesson.log)
    assert transcript.schema == "urn:facilitator:transcript:1"
    assert transcript.plan == LESSON
    assert asdict(transcript.room) == {
        "id": "r1",
        "code": "ABC234",
        "instructor": INSTRUCTOR.id,
        "state": "ended",
        "opened_at": moment(NINE_O_CLOCK),
        "ended_at": moment(lesson.room.at),
        "paused_since": None,
        "locked": False,
        "skipped": (),
        "positions_shown": True,
        "speaker": None,
        "seq": len(lesson.log),
        "class_name": "",
        "kept_until": None,
        "imported": "",
    }


def test_a_room_in_the_lobby() -> None:
    transcript = build(Scenario().log)
    assert (transcript.room.state, transcript.participants, transcript.phases) == ("lobby", (), ())


def test_what_is_going_on_in_an_open_room() -> None:
    room = Scenario()
    mika, leo = room.join("Mika", "Leo")
    room.lead(c.Skip(phase="predict", skipped=True))
    room.later(MINUTE).lead(c.Start())
    at = moment(room.later(MINUTE).at)
    room.when(mika, c.RaiseHand(raised=True))
    room.when(leo, c.CallInstructor(calling=True))
    room.lead(c.CallOn(participant=leo.id))
    room.lead(c.LockRoom(locked=True))
    room.lead(c.Pause())
    transcript = build(room.log)
    assert (transcript.room.skipped, transcript.room.speaker) == (("predict",), leo.id)
    assert (transcript.room.locked, transcript.room.paused_since, transcript.room.ended_at) == (True, at, None)
    assert [(each.hand_at, each.called_at, each.spoken) for each in transcript.participants] == [
        (at, None, 0),
        (None, at, 1),
    ]
    assert transcript.phases[0].ended_at is None


def test_people_in_the_order_in_which_they_joined() -> None:
    transcript = build(led().log)
    told = [(each.name, each.device, each.state, each.erased) for each in transcript.participants]
    assert told == [
        ("Mika", True, "here", False),
        ("Leo", True, "here", False),
        ("Yuki", True, "here", False),
        ("Ann", False, "here", False),
    ]


def test_phases_are_the_visits() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    first = room.later(MINUTE).go("pose")
    room.when(mika, c.MarkClear(visit=first, clear=True))
    second = room.later(MINUTE).go("think")
    room.lead(c.Lengthen(visit=second, by_ms=MINUTE))
    again = room.later(MINUTE).go("pose")
    start = NINE_O_CLOCK + MINUTE
    phases = build(room.log).phases
    assert [(each.visit, each.id, each.kind, each.minutes) for each in phases] == [
        (first, "pose", "pose", 5),
        (second, "think", "think", 10),
        (again, "pose", "pose", 5),
    ]
    assert [(each.started_at, each.ends_at, each.ended_at) for each in phases] == [
        (moment(start), moment(start + 5 * MINUTE), moment(start + MINUTE)),
        (moment(start + MINUTE), moment(start + 12 * MINUTE), moment(start + 2 * MINUTE)),
        (moment(start + 2 * MINUTE), moment(start + 7 * MINUTE), None),
    ]
    assert [each.clear for each in phases] == [(m.ClearRecord(participant=mika.id, clear=True),), (), ()]


def test_a_contribution_with_its_latest_text_first_and_its_revisions_oldest_first() -> None:
    lesson = led()
    [mika] = [each for each in build(lesson.log).contributions if each.id == lesson.said["mika"]]
    stored = (e.ContributionHandedIn, e.ContributionRevised)
    first, revised = (
        entry for entry in lesson.log if isinstance(entry.event, stored) and entry.event.contribution == mika.id
    )
    assert mika == m.ContributionRecord(
        id=lesson.said["mika"],
        kind="answer",
        author=lesson.mika.id,
        group=None,
        phase="think",
        visit=lesson.visits["think"],
        prompt="1",
        text="then 5/6",
        seq=revised.seq,
        at=moment(revised.at),
        revisions=(m.RevisionRecord(text="first 2/5", at=moment(first.at), seq=first.seq),),
        approach="common",
    )


def test_marks_of_contributions() -> None:
    lesson = led()
    by_id = {each.id: each for each in build(lesson.log).contributions}
    said = {name: by_id[contribution] for name, contribution in lesson.said.items()}
    assert said["note"].hidden
    assert (said["late"].late, said["late"].phase) == (True, "think")
    assert (said["group"].unfinished, said["group"].author) == (True, lesson.leo.id)
    assert said["taken back"].withdrawn
    assert (said["reason"].choice, CHOICES[1].html) == (1, "5/6")
    assert (said["challenge"].card, said["challenge"].point) == (lesson.cards["A"], "challenge")
    assert said["reply"].reply_to == said["challenge"].id
    assert said["proposal"].credits == (lesson.mika.id,)
    marked = ("note", "late", "group", "taken back")
    plain = (each for name, each in said.items() if name not in marked)
    assert not any(each.late or each.unfinished or each.withdrawn or each.hidden for each in plain)


def test_the_board_left_to_right_then_what_was_taken_off() -> None:
    lesson = led()
    a, b = lesson.cards["A"], lesson.cards["B"]
    board = build(lesson.log).board
    assert [(each.id, each.letter, each.label, each.place) for each in board] == [
        (a, "A", "Adds tops and adds bottoms", 0),
        (b, "B", "Finds a common denominator", 1),
    ]
    assert [(each.revealed, each.name_shown, each.label_shown, each.struck) for each in board] == [
        (True, False, True, True),
        (True, False, False, False),
    ]
    assert board[0].at == moment(next(entry.at for entry in lesson.log if entry.seq == board[0].seq))


def test_cards_moved_and_taken_off() -> None:
    room = Scenario()
    mika, leo, yuki = room.join("Mika", "Leo", "Yuki")
    room.go("think")
    first, second, third = (room.card(room.says(who, "answer", "x"), shown=False) for who in (mika, leo, yuki))
    room.lead(c.MoveCard(card=third, before=first))
    room.lead(c.TakeOffBoard(card=first))
    assert [(each.id, each.letter, each.place) for each in build(room.log).board] == [
        (third, "U3", 0),
        (second, "U2", 1),
        (first, "U", None),
    ]


def test_connections_points_and_stances() -> None:
    lesson = led()
    transcript = build(lesson.log)
    a, b, said = lesson.cards["A"], lesson.cards["B"], lesson.said
    connection, confirmed = transcript.connections
    assert (connection.a, connection.b, connection.kind, connection.words) == (a, b, "contradicts", "a half is left")
    own, aside = transcript.connections_proposed
    assert (confirmed.kind, confirmed.words, confirmed.proposed) == ("", "one half is in both", (own.id,))
    assert (own.participant, own.confirmed, own.set_aside) == (lesson.yuki.id, True, False)
    assert (aside.participant, aside.confirmed, aside.set_aside) == (lesson.leo.id, False, True)
    assert transcript.points == (
        m.PointRecord(contribution=said["challenge"], card=a, point="challenge", reply_to=None),
        m.PointRecord(contribution=said["reply"], card=None, point="ask", reply_to=said["challenge"]),
        m.PointRecord(contribution=said["whole"], card=None, point=None, reply_to=None),
    )
    assert transcript.stances == (m.StanceRecord(card=b, participant=lesson.yuki.id, stance="follow"),)


def test_the_planned_board_tells_what_did_not_come_and_what_nobody_foresaw() -> None:
    room = Scenario()
    mika, leo, yuki = room.join("Mika", "Leo", "Yuki")
    room.go("think")
    across, other, spare = [room.says(who, "answer", "x") for who in (mika, leo, yuki)]
    for each in (across, spare):
        room.lead(c.Tag(contribution=each, approach="across"))
    room.lead(c.Tag(contribution=other, approach="unforeseen"))
    card = room.card(other)
    [planned] = build(room.log).planned_board
    assert [(each.id, each.letter, each.cards, each.answers) for each in planned.approaches] == [
        ("across", "A", (), 2),
        ("common", "B", (), 0),
    ]
    assert planned.unforeseen == (card,)


def test_positions_by_asking() -> None:
    lesson = led()
    a, b = lesson.cards["A"], lesson.cards["B"]
    positions = build(lesson.log).positions
    told = [(each.asking, [(taken.participant, taken.card) for taken in each.taken]) for each in positions]
    assert told == [
        (1, [(lesson.mika.id, b), (lesson.leo.id, a)]),
        (2, [(lesson.leo.id, b), (lesson.yuki.id, None)]),
    ]


def test_polls_with_the_one_before() -> None:
    lesson = led()
    first, again = build(lesson.log).polls
    assert (first.visit, first.revealed, first.counts, first.before) == (
        lesson.visits["predict"],
        True,
        (1, 1, 0),
        None,
    )
    assert [(vote.participant, vote.choice) for vote in first.votes] == [(lesson.mika.id, 1), (lesson.leo.id, 0)]
    assert (again.revealed, again.counts, again.before) == (False, (0, 1, 0), lesson.visits["predict"])


def test_groups() -> None:
    lesson = led()
    first, second = build(lesson.log).groups
    assert (first.number, first.members, first.visit) == (
        1,
        (lesson.mika.id, lesson.leo.id),
        lesson.visits["compare"],
    )
    assert (first.pen, first.pen_asked, first.spokesperson) == (lesson.leo.id, (), lesson.mika.id)
    assert (first.explainers, first.reason, first.current) == ((lesson.mika.id,), "by-hand", True)
    assert (second.number, second.members, second.pen) == (2, (lesson.yuki.id, lesson.ann), None)


def test_earlier_groups_stay() -> None:
    room = Scenario()
    mika, leo = room.join("Mika", "Leo")
    room.grouped([mika], [leo])
    room.grouped([leo, mika])
    groups = build(room.log).groups
    assert [(each.members, each.current, each.visit) for each in groups] == [
        ((mika.id,), False, None),
        ((leo.id,), False, None),
        ((leo.id, mika.id), True, None),
    ]


def test_proposals_conclusions_and_reflections() -> None:
    lesson = led()
    transcript, said = build(lesson.log), lesson.said
    assert transcript.proposals == (
        m.ProposalRecord(contribution=said["proposal"], kept=1, kept_by=(lesson.leo.id,)),
        m.ProposalRecord(contribution=said["taken back"], kept=0, kept_by=()),
    )
    [conclusion] = transcript.conclusions
    assert (conclusion.text, conclusion.phase, conclusion.proposals, conclusion.credits) == (
        "Cut alike, then add",
        "sum-up",
        (said["proposal"],),
        (lesson.mika.id, lesson.leo.id),
    )
    assert transcript.reflections == (m.ReflectionRecord(contribution=said["reflection"], credits=(lesson.mika.id,)),)


def test_what_the_instructor_said_and_added() -> None:
    lesson = led()
    transcript = build(lesson.log)
    assert [each.text for each in transcript.nudges] == ["Try a drawing"]
    assert [(each.phase, each.label) for each in transcript.approaches_added] == [("think", "Measures")]


def test_an_erased_person_leaves_an_empty_place() -> None:
    lesson = led()
    mika = lesson.mika.id
    lesson.does(lesson.mika, c.Erase(participant=mika))
    transcript = build(lesson.log)
    [person] = [each for each in transcript.participants if each.id == mika]
    assert (person.name, person.device, person.state, person.erased) == (None, None, "erased", True)
    by_id = {each.id: each for each in transcript.contributions}
    answer, group = by_id[lesson.said["mika"]], by_id[lesson.said["group"]]
    assert (answer.text, answer.erased, [each.text for each in answer.revisions]) == (None, True, [None])
    assert answer.author == mika
    assert (group.text, group.erased) == ("Sixths: 3 and 2", False)
    assert [each.id for each in transcript.contributions if each.erased] == [
        lesson.said[name] for name in ("note", "mika", "challenge", "reason")
    ]


def test_to_a_groups_answer_led_what_its_members_said_to_the_same_question() -> None:
    asked = LESSON.phase("compare").prompts
    think = replace(LESSON.phase("think"), prompts=asked)
    room = Scenario(replace(LESSON, phases=tuple(think if each.id == "think" else each for each in LESSON.phases)))
    mika, leo = room.join("Mika", "Leo")
    room.go("think")
    for who in (mika, leo):
        for prompt in asked:
            room.says(who, "answer", f"to {prompt.column}", prompt=prompt.id)
    room.go("compare")
    [group] = room.grouped([mika, leo])
    room.when(mika, c.TakePen(group=group))
    answer = room.says(mika, "group-answer", "our purpose", group=group, prompt=asked[0].id)
    room.go("discuss")
    room.card(answer)
    [idea] = build(room.log).ideas
    led = [each for each in build(room.log).contributions if each.id in [step.id for step in idea.steps]]
    assert [(each.kind, each.prompt) for each in led] == [("answer", asked[0].id)] * 2 + [("group-answer", asked[0].id)]
