"""The room that an older discussion becomes: an ordinary one that is over, with every turn in its place."""

from __future__ import annotations

from datetime import UTC
from io import BytesIO

from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.erasing import blanked
from facilitator.discussion.evolve import fold
from facilitator.discussion.returning import OfClass
from facilitator.discussion.upcast import from_stored, to_stored
from facilitator.importing.lesson import Lesson, Turn
from facilitator.importing.room import PLAN, Imported, entries, lasts
from facilitator.plans.format import PLAN_ID
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from facilitator.transcript.document import document
from facilitator.transcript.forms import FORMS
from facilitator.transcript.manner import Manner
from facilitator.transcript.qda_codes import Codebook
from facilitator.transcript.qda_sources import sources
from facilitator.transcript.reading import Reading
from tests.discussion.given import NINE_O_CLOCK
from tests.transcript.readers import READERS

LESSON = Lesson(
    turns=(
        Turn(role="instructor", speaker="Ms Hill", text="Which is more?"),
        Turn(role="student", speaker="Mika", text="A half."),
        Turn(role="student", speaker="Leo", text="Why?"),
        Turn(role="instructor", speaker="Mika", text="Say more.\nPlease."),
        Turn(role="student", speaker="Mika", text="x" * 9_000),
        Turn(role="instructor", speaker="", text="Thank you."),
    )
)
ABOUT = Imported(
    file="old *lesson*.csv",
    title="A half",
    language="en",
    begun_at=NINE_O_CLOCK,
    owner="local",
    of_class=OfClass(name="5b", word="w"),
)
LOG = entries(LESSON, ABOUT, "r9", "ABC234")


def test_the_log_is_an_ordinary_one() -> None:
    assert [entry.seq for entry in LOG] == list(range(1, len(LOG) + 1))
    assert all(from_stored(*to_stored(entry.event)) == entry.event for entry in LOG)
    assert {type(entry.event) for entry in LOG} == {
        e.RoomOpened, e.ParticipantJoined, e.PhaseStarted, e.Nudged, e.ContributionHandedIn, e.PhaseEnded, e.RoomEnded,
    }  # fmt: skip
    assert [entry.at for entry in LOG] == sorted(entry.at for entry in LOG)
    assert (LOG[0].at, LOG[-1].at) == (NINE_O_CLOCK, NINE_O_CLOCK + lasts(LESSON))


def test_the_room_is_over_and_nobody_can_take_a_seat() -> None:
    room = fold(LOG)
    assert (room.id, room.code, room.state, room.visit, room.imported) == ("r9", "ABC234", "ended", None, ABOUT.file)
    assert [(person.name, person.seat) for person in room.here()] == [("Mika", None), ("Leo", None)]
    assert room.of_class is not None
    assert (room.of_class.name, room.of_class.people) == ("5b", ())
    assert (room.plan.title, room.plan.phases[0].title) == ("A half", "A half")


def test_no_plan_on_the_shelf_can_be_taken_for_its_plan() -> None:
    assert not PLAN_ID.fits(PLAN)


def test_who_said_what_is_in_the_transcript_word_for_word() -> None:
    transcript = build(LOG)
    people = {person.id: person.name for person in transcript.participants}
    by_students = [(each.seq, "student", people[each.author or ""], each.text) for each in transcript.contributions]
    by_instructors = [(each.seq, "instructor", each.by, each.text) for each in transcript.nudges]
    assert [said[1:] for said in sorted([*by_students, *by_instructors])] == [
        (turn.role, turn.speaker, turn.text) for turn in LESSON.turns
    ]
    assert transcript.room.imported == "old *lesson*.csv"
    assert transcript.room.class_name == "5b"


def test_documents_say_where_it_is_from_and_no_times() -> None:
    found = document(build(LOG), Manner(zone=UTC))
    assert found.notices == ("Imported from old *lesson*.csv. Times within the lesson are not known.",)
    assert ":" not in dict(found.facts)["When"]
    [section] = found.sections
    assert (section.times, section.notices, {line.time for line in section.points}) == ("", (), {""})
    assert [(line.author, line.marks) for line in section.points] == [
        ("Ms Hill", ("Instructor",)), ("Mika", ()), ("Leo", ()), ("Mika", ("Instructor",)), ("Mika", ()),
        ("Instructor", ()),
    ]  # fmt: skip
    text = as_markdown(build(LOG), "shown", "en", UTC)
    assert "Imported from old \\*lesson\\*.csv" in text
    assert "09:0" not in text
    assert text.index("Which is more?") < text.index("A half.\n") < text.index("> Why?") < text.index("Say more.")


def test_pseudonyms_are_for_instructors_too() -> None:
    text = as_markdown(build(LOG), "pseudonyms", "ja", UTC)
    assert not any(name in text for name in ("Hill", "Mika", "Leo"))
    assert text.index("**先生1**") < text.index("**先生2**") < text.index("**先生**")


def test_a_student_can_be_erased_and_the_instructor_of_that_name_stays() -> None:
    mika = fold(LOG).here()[0].id
    gone = e.Entry(seq=len(LOG) + 1, at=LOG[-1].at, actor=LOG[0].actor, event=e.ParticipantErased(participant=mika))
    rewritten = {entry.seq: entry for entry in blanked(LOG, fold(LOG), mika)}
    transcript = build([*(rewritten.get(entry.seq, entry) for entry in LOG), gone])
    assert [each.text for each in transcript.contributions] == [None, "Why?", None]
    assert [person.name for person in transcript.participants] == [None, "Leo"]
    assert [each.by for each in transcript.nudges] == ["Ms Hill", "Mika", ""]


def test_pseudonyms_leave_no_trace_of_what_the_file_was_called() -> None:
    """Its title is that too where none was typed, and its one phase has it once more."""
    log = entries(LESSON, replace(ABOUT, file="Interview Mueller.csv", title="Interview Mueller"), "r9", "ABC234")
    told = Manner(zone=UTC, names="pseudonyms")
    for form in FORMS:
        out = BytesIO()
        FORMS[form].write(out, build(log), told, lambda name: None)
        text = READERS[form](out.getvalue())
        assert "Mueller" not in text, form
    assert document(build(log), Manner(zone=UTC)).title == "Interview Mueller"


def test_research_files_have_no_holes_where_times_are_not_known() -> None:
    reading = Reading(build(LOG), "en", UTC, str)
    names = [each.name for source in sources(reading, Codebook(reading)) for each in source.selections]
    assert names
    assert not [name for name in names if name.startswith(" ") or " ·  · " in name]
