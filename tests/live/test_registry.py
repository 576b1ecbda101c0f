"""The path of a command when all goes well, when the disk fails, when the answer is lost, and when others write too."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.evolve import fold
from facilitator.discussion.model import Room
from facilitator.discussion.refused import Refused
from facilitator.live.room import LiveRoom, to_entry
from facilitator.store.errors import NotStored
from facilitator.store.log import Append
from facilitator.store.writer import Done
from tests.discussion.given import INSTRUCTOR
from tests.live.inside import Inside, SetClock, until


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    inside = Inside(tmp_path)
    yield inside
    inside.close()


@pytest.fixture
def another(inside: Inside, tmp_path: Path) -> Iterator[Inside]:
    """A second process on the same database."""
    another = Inside(tmp_path)
    yield another
    another.close()


def stored(inside: Inside, live: LiveRoom) -> Room:
    return fold(map(to_entry, inside.log.events_after(live.id, 0)))


def thinking(inside: Inside) -> tuple[LiveRoom, Actor, str]:
    """A room where a student may hand in an answer: (room, student, visit)."""
    live = inside.open()
    student = inside.join(live, "Mika")
    inside.ask(live, c.Start())
    inside.ask(live, c.Next(visit=live.told.visits[-1].id))
    return live, student, live.told.visits[-1].id


def answer(visit: str, text: str = "11/10") -> c.HandIn:
    return c.HandIn(kind="answer", visit=visit, text=text)


def code_of(refused: int | Refused) -> str:
    assert isinstance(refused, Refused)
    return refused.code


def test_what_is_acknowledged_is_in_the_log(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    seq = inside.ask(live, answer(visit), student)
    assert stored(inside, live) == live.told == live.head
    assert live.told.seq == seq


def test_nothing_is_answered_or_told_before_the_commit(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    inside.connect(live, INSTRUCTOR, "teacher")
    before = live.told
    inside.log.gate.clear()
    answers = inside.submit(live, answer(visit), student)
    assert live.head.seq == before.seq + 1
    assert live.told is before
    assert answers == []
    assert [event for event, _ in inside.door.to("teacher")] == ["welcome", "snapshot", "presence"]
    inside.log.gate.set()
    until(lambda: answers == [before.seq + 1], "the acknowledgement")
    until(lambda: inside.door.to("teacher")[-1][0] == "patch", "the patch")


def test_what_waits_shares_a_commit(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    inside.log.gate.clear()
    answers = [inside.submit(live, answer(visit, str(number)), student) for number in range(20)]
    inside.log.batches.clear()
    inside.log.gate.set()
    until(lambda: all(answers), "all acknowledgements")
    assert sum(inside.log.batches) == 20
    assert len(inside.log.batches) <= 2
    assert [each[0] for each in answers] == sorted(each[0] for each in answers)  # type: ignore[type-var]


def test_the_same_id_again_gets_the_same_answer_and_makes_no_second_event(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    first = inside.ask(live, answer(visit), student, "the-same-id")
    seq = live.told.seq
    assert inside.ask(live, answer(visit), student, "the-same-id") == first
    assert live.told.seq == seq


def test_the_same_id_while_the_first_is_on_its_way(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    inside.log.gate.clear()
    first = inside.submit(live, answer(visit), student, "the-same-id")
    second = inside.submit(live, answer(visit), student, "the-same-id")
    inside.log.gate.set()
    until(lambda: bool(first and second), "both answers")
    assert first == second == [live.told.seq]
    assert sum(each.kind == "answer" for each in live.told.contributions.values()) == 1


def test_the_same_id_with_another_body_is_refused(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    inside.ask(live, answer(visit), student, "the-same-id")
    with pytest.raises(Refused) as refused:
        inside.ask(live, answer(visit, "4/7"), student, "the-same-id")
    assert (refused.value.code, refused.value.message) == ("malformed", "refused.reused-id")


def test_ids_are_each_persons_own(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    other = inside.join(live, "Noor")
    assert inside.ask(live, answer(visit), student, "id") != inside.ask(live, answer(visit), other, "id")


def test_a_command_that_changes_nothing_is_remembered_too(inside: Inside) -> None:
    live, student, _ = thinking(inside)
    inside.ask(live, c.RaiseHand(raised=False), student, "no-change")
    inside.ask(live, c.RaiseHand(raised=True), student)
    inside.ask(live, c.RaiseHand(raised=False), student, "no-change")
    assert student.id in live.told.hands


def test_answers_are_remembered_after_a_restart(inside: Inside, tmp_path: Path) -> None:
    live, student, visit = thinking(inside)
    first = inside.ask(live, answer(visit), student, "the-same-id")
    restarted = Inside(tmp_path)
    again = restarted.rooms.named(live.told.code)
    assert again.told == live.told
    assert restarted.ask(again, answer(visit), student, "the-same-id") == first
    assert again.told.seq == live.told.seq
    restarted.close()


def test_a_full_disk_refuses_all_that_wait_and_forgets_what_was_decided(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    inside.connect(live, INSTRUCTOR, "teacher")
    before, sent = live.told, len(inside.door.sent)
    inside.log.gate.clear()
    inside.log.fail = True
    answers = [inside.submit(live, answer(visit, str(number)), student) for number in range(5)]
    inside.log.gate.set()
    until(lambda: all(answers), "all refusals")
    assert {code_of(each[0]) for each in answers} == {"not-saved"}
    assert live.head == live.told == before == stored(inside, live)
    assert len(inside.door.sent) == sent
    inside.log.fail = False
    assert inside.ask(live, answer(visit, "after all"), student) == before.seq + 1
    assert stored(inside, live) == live.told


def test_an_id_that_was_not_saved_can_be_tried_again(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    inside.log.fail = True
    assert code_of(_refusal(inside, live, answer(visit), student, "id")) == "not-saved"
    inside.log.fail = False
    assert inside.ask(live, answer(visit), student, "id") == live.told.seq


def test_a_commit_whose_answer_got_lost_is_found_again_by_its_id(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    inside.connect(live, INSTRUCTOR, "teacher")
    inside.log.lose = True
    assert code_of(_refusal(inside, live, answer(visit), student, "id")) == "not-saved"
    inside.log.lose = False
    seq = inside.ask(live, answer(visit), student, "id")
    assert stored(inside, live) == live.told == live.head
    assert sum(each.kind == "answer" for each in live.told.contributions.values()) == 1
    assert seq == live.told.seq
    until(lambda: inside.door.to("teacher")[-1][0] == "patch", "the patch for what was found")


def test_another_process_was_faster(inside: Inside, another: Inside) -> None:
    live, student, visit = thinking(inside)
    theirs = another.rooms.named(live.told.code)
    other = another.join(theirs, "Noor")
    seq = inside.ask(live, answer(visit), student)
    assert seq == theirs.told.seq + 1
    assert other.id in live.told.participants
    assert stored(inside, live) == live.told
    assert another.ask(theirs, answer(visit, "4/7"), other) == seq + 1
    assert stored(another, theirs) == theirs.told


def test_two_processes_racing_never_write_the_same_seq(inside: Inside, another: Inside) -> None:
    live, student, visit = thinking(inside)
    theirs = another.rooms.named(live.told.code)
    mine = [inside.submit(live, answer(visit, f"one {number}"), student) for number in range(40)]
    others = [another.submit(theirs, c.Nudge(text=f"two {number}")) for number in range(40)]
    until(lambda: all(mine) and all(others), "all answers")
    accepted = [each[0] for each in mine + others if isinstance(each[0], int)]
    assert len(accepted) == len(set(accepted))
    inside.registry.catch_up(live)
    another.registry.catch_up(theirs)
    assert live.told == theirs.told == stored(inside, live)
    assert live.told.seq == max(accepted)


def test_what_was_decided_on_a_lost_race_is_not_stored_by_a_coincidence(inside: Inside, another: Inside) -> None:
    """The loser decides once more before it knows that it has lost: the seq on which it builds is there by then, but
    holds the winner's event."""
    live, student, visit = thinking(inside)
    theirs = another.rooms.named(live.told.code)
    seq = inside.ask(live, answer(visit), student)
    losing, submit = threading.Event(), another.writer.submit

    def watched(append: Append, done: Done, stands: Callable[[], bool] = lambda: True) -> None:
        def watched_done(outcome: NotStored | None) -> None:
            losing.set()
            done(outcome)

        submit(append, watched_done, stands)

    another.writer.submit = watched  # type: ignore[method-assign]
    with another.registry._lock:
        answers = another.submit(theirs, c.Nudge(text="one"))
        until(losing.is_set, "the lost race")
        assert (theirs.head.seq, theirs.told.seq) == (seq, seq - 1)
        answers_again = another.submit(theirs, c.Nudge(text="two"))
    until(lambda: bool(answers and answers_again), "both answers")
    assert answers == [seq + 1]
    assert code_of(answers_again[0]) == "not-saved"
    another.registry.catch_up(theirs)
    assert theirs.told == stored(another, theirs)


def test_a_command_of_another_process_is_known_by_its_id(inside: Inside, another: Inside) -> None:
    live, student, visit = thinking(inside)
    theirs = another.rooms.named(live.told.code)
    seq = inside.ask(live, answer(visit), student, "id")
    assert another.ask(theirs, answer(visit), student, "id") == seq
    assert theirs.told == live.told


def test_erasing_while_others_write(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    other = inside.join(live, "Noor")
    inside.ask(live, answer(visit, "a secret of Mika's"), student)
    answers = [inside.submit(live, answer(visit, f"Noor {number}"), other) for number in range(10)]
    answers.append(inside.submit(live, c.Erase(participant=student.id)))
    answers += [inside.submit(live, answer(visit, f"Noor again {number}"), other) for number in range(10)]
    until(lambda: all(answers), "all answers")
    assert all(isinstance(each[0], int) for each in answers)
    assert stored(inside, live) == live.told
    assert b"secret" not in b"".join(row.body for row in inside.log.events_after(live.id, 0))
    assert b"Mika" not in b"".join(row.body for row in inside.log.events_after(live.id, 0))


def test_an_erased_command_tried_again_gets_its_old_answer(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    seq = inside.ask(live, answer(visit), student, "id")
    inside.ask(live, c.Erase(participant=student.id), command_id="erase")
    assert inside.ask(live, answer(visit), student, "id") == seq
    assert inside.ask(live, c.Erase(participant=student.id), command_id="erase") == live.told.seq


def test_an_erasure_that_cannot_be_saved_changes_nothing(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    inside.ask(live, answer(visit), student)
    inside.log.fail = True
    assert code_of(_refusal(inside, live, c.Erase(participant=student.id), INSTRUCTOR, "erase")) == "not-saved"
    assert live.told.participants[student.id].name == "Mika"
    inside.log.fail = False
    inside.ask(live, c.Erase(participant=student.id), command_id="erase")
    assert stored(inside, live) == live.told


def test_the_pen_of_somebody_away_can_be_taken_after_twenty_seconds(inside: Inside) -> None:
    live = inside.open()
    mika, noor = inside.join(live, "Mika"), inside.join(live, "Noor")
    inside.ask(live, c.Start())
    inside.ask(live, c.FormGroups(form="by-hand", groups=((mika.id, noor.id),)))
    group = live.told.group_of[mika.id]
    inside.connect(live, mika, "mika's phone")
    inside.ask(live, c.TakePen(group=group), mika)
    clock = inside.clock
    assert isinstance(clock, SetClock)
    clock.time += 60_000
    assert code_of(_refusal(inside, live, c.TakePen(group=group), noor, "too-early-1")) == "not-now"
    inside.house.of(live).dismiss("mika's phone")
    clock.time += 19_999
    assert code_of(_refusal(inside, live, c.TakePen(group=group), noor, "too-early-2")) == "not-now"
    clock.time += 1
    inside.ask(live, c.TakePen(group=group), noor)
    assert live.told.groups[group].pen == noor.id


def test_a_room_nobody_looks_at_is_forgotten_and_found_again(inside: Inside) -> None:
    live, student, _ = thinking(inside)
    inside.connect(live, student, "phone")
    clock = inside.clock
    assert isinstance(clock, SetClock)
    clock.time += 3_600_000
    inside.rooms.sweep(clock.time - 600_000, inside.house.watched)
    assert inside.rooms.named(live.told.code) is live
    inside.house.of(live).dismiss("phone")
    inside.rooms.sweep(clock.time - 600_000, inside.house.watched)
    found = inside.rooms.named(live.told.code)
    assert found is not live
    assert found.told == live.told


def test_a_deleted_room_is_gone_and_its_clients_are_sent_away(inside: Inside) -> None:
    live, student, _ = thinking(inside)
    inside.connect(live, student, "phone")
    inside.rooms.delete(live)
    assert inside.door.to("phone")[-1] == ("closed", None)
    with pytest.raises(Refused) as refused:
        inside.rooms.named(live.told.code)
    assert refused.value.code == "not-found"
    assert inside.log.rooms(None, ()) == []


def test_what_is_asked_of_a_room_while_it_is_deleted_is_answered(inside: Inside) -> None:
    live, student, visit = thinking(inside)
    answers = [inside.submit(live, answer(visit, str(number)), student) for number in range(20)]
    inside.rooms.delete(live)
    answers += [inside.submit(live, answer(visit), student), inside.submit(live, c.Erase(participant=student.id))]
    until(lambda: all(answers), "all answers")
    assert code_of(answers[-1][0]) == code_of(answers[-2][0]) == "not-found"


def test_after_an_erasure_no_command_can_be_guessed_from_its_hash(inside: Inside, tmp_path: Path) -> None:
    live, student, visit = thinking(inside)
    seq = inside.ask(live, answer(visit, "3/4"), student, "id")
    inside.ask(live, c.Erase(participant=student.id))
    assert {row.body_hash for row in inside.log.commands(live.id) if row.first_seq <= seq} == {b""}
    again = Inside(tmp_path)
    assert again.ask(again.rooms.named(live.told.code), answer(visit, "4/7"), student, "id") == seq
    again.close()


def test_codes_are_read_as_people_write_them(inside: Inside) -> None:
    live = inside.open()
    code = live.told.code
    for typed in (
        code.lower(),
        f"{code[:3]} {code[3:]}",
        f" {code[:3]}-{code[3:]} ",
        "".join(chr(ord(x) + 0xFEE0) for x in code),
    ):
        assert inside.rooms.named(typed) is live


def test_guessing_codes_is_slowed_down_for_everybody_who_guesses_and_for_nobody_else(inside: Inside) -> None:
    live = inside.open()
    codes = []
    for _ in range(1100):
        with pytest.raises(Refused) as refused:
            inside.rooms.named("not a code")
        codes.append(refused.value.code)
    assert codes[:1000] == ["not-found"] * 1000
    assert set(codes[1000:]) == {"too-fast"}
    assert inside.rooms.named(live.told.code) is live


def _refusal(inside: Inside, live: LiveRoom, command: c.Command, actor: Actor, command_id: str) -> Refused:
    with pytest.raises(Refused) as refused:
        inside.ask(live, command, actor, command_id)
    return refused.value
