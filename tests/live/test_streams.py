"""What a client is told when what it may see changes, and how it comes back after it was away.

Every tab checks by itself that nothing comes of a stream that it does not have, and that no patch leaves a hole; the
room's end fails the test if something did.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest

from facilitator.live.sockets import RESYNC_BURST
from tests.live.classroom import Classroom, Seat, go, same
from tests.live.tab import Tab


def groups_of(room: Classroom, instructor: Tab, *members: list[Seat]) -> list[str]:
    """Groups formed by hand: their ids, in that order."""
    instructor.do("FormGroups", form="by-hand", groups=[[seat.participant for seat in seats] for seats in members])
    wanted = [{seat.participant for seat in seats} for seats in members]
    instructor.until(lambda: len(current(instructor, wanted)) == len(wanted), "the groups")
    return current(instructor, wanted)


def current(instructor: Tab, wanted: list[set[str]]) -> list[str]:
    groups = instructor.view("instructor").get("groups", {})
    found = [[key for key, group in groups.items() if set(group["members"]) == members] for members in wanted]
    return [keys[-1] for keys in found if keys]


def gets(tab: Tab, *streams: str) -> None:
    tab.until(lambda: tab.streams.keys() == tab.followed == set(streams), f"{streams}")


def last_change(tab: Tab) -> dict[str, Any]:
    """The last ``streams`` message, with the names of what was joined."""
    body = tab.told("streams")[-1]
    return {"join": sorted(each["stream"] for each in body["join"]), "leave": body["leave"]}


def test_forming_groups_and_moving_between_them(room: Classroom) -> None:
    mika, ren, aya = (room.join(name) for name in ("Mika", "Ren", "Aya"))
    instructor, tab, other = room.instructor(), room.student(mika), room.student(aya)
    own = f"own:{mika.participant}"
    gets(tab, "class", own)
    first, second = groups_of(room, instructor, [mika, ren], [aya])
    gets(tab, "class", own, f"group:{first}")
    assert last_change(tab) == {"join": [f"group:{first}"], "leave": []}
    instructor.do("MoveMember", participant=mika.participant, group=second)
    gets(tab, "class", own, f"group:{second}")
    assert last_change(tab) == {"join": [f"group:{second}"], "leave": [f"group:{first}"]}
    other.until(lambda: mika.participant in other.view("group")["group"][second]["members"], "the new member")
    instructor.do("MoveMember", participant=mika.participant, group=None)
    gets(tab, "class", own)
    assert last_change(tab) == {"join": [], "leave": [f"group:{second}"]}


def test_nothing_of_a_group_comes_after_it_was_left(room: Classroom) -> None:
    """Words, drafts and presence go on there all the while. That ``leave`` comes first, each tab checks."""
    mika, ren, aya = (room.join(name) for name in ("Mika", "Ren", "Aya"))
    instructor, tab, writer = room.instructor(), room.student(mika), room.student(ren)
    first, second = groups_of(room, instructor, [ren, mika], [aya])
    visit = go(instructor, "compare")
    writer.do("TakePen", group=first)
    gets(tab, "class", f"own:{mika.participant}", f"group:{first}")
    for number in range(20):
        text = f"secret {number}"
        writer.emit("draft", {"kind": "group-answer", "visit": visit, "about": first, "text": text})
        writer.start(hand_in("group-answer", visit, text, group=first), [])
        if number == 10:
            instructor.do("MoveMember", participant=mika.participant, group=second)
    writer.do("HandIn", kind="group-answer", visit=visit, text="the last", group=first)
    writer.close()
    gets(tab, "class", f"own:{mika.participant}", f"group:{second}")
    left = next(index for index, (event, body) in enumerate(tab.heard) if event == "streams" and body["leave"])
    assert "secret" not in str(tab.heard[left:])
    assert "the last" not in str(tab.heard)
    instructor.until(lambda: "the last" in str(instructor.view("instructor")), "the instructor sees it")


def hand_in(kind: str, visit: str, text: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": uuid4().hex,
        "type": "HandIn",
        "kind": kind,
        "visit": visit,
        "text": text,
        **fields,
    }


@pytest.mark.parametrize(
    ("by", "away", "back"),
    [("instructor", "Remove", "Restore"), ("student", "Leave", "Return")],
    ids=["removed and restored", "left and returned"],
)
def test_who_is_gone_keeps_only_their_own(room: Classroom, by: str, away: str, back: str) -> None:
    mika, ren = room.join("Mika"), room.join("Ren")
    instructor, tab, other = room.instructor(), room.student(mika), room.student(ren)
    [group] = groups_of(room, instructor, [mika, ren])
    own = f"own:{mika.participant}"
    gets(tab, "class", own, f"group:{group}")
    who, fields = (instructor, {"participant": mika.participant}) if by == "instructor" else (tab, {})
    who.do(away, **fields)
    gets(tab, own)
    assert last_change(tab) == {"join": [], "leave": ["class", f"group:{group}"]}
    assert not tab.ask("RaiseHand", raised=True)["ok"]
    go(instructor, "pose")
    other.until(lambda: "visits" in other.view("class"), "the phase")
    assert "visits" not in str(tab.told("patch")[-1:])
    who.do(back, **fields)
    tab.until(lambda: "class" in tab.streams, "the class again")
    assert "visits" in tab.view("class")
    same([tab], room.student(mika))


def test_erasing_takes_all_streams_from_one_and_tells_the_others_anew(room: Classroom) -> None:
    mika, ren = room.join("Mika"), room.join("Ren")
    instructor, screen, tab, other = room.instructor(), room.screen(), room.student(mika), room.student(ren)
    go(instructor, "pose")
    visit = go(instructor, "board")
    seq = tab.do("HandIn", kind="point", point="ask", visit=visit, text="planted words")
    other.until(lambda: f"c{seq}" in other.view("class").get("points", {}), "the point")
    behind = dict(other.have)
    instructor.do("Erase", participant=mika.participant)
    gets(tab)
    for watcher in (instructor, screen, other):
        anew = len(watcher.told("welcome")[0]["streams"]) + 1
        watcher.until(lambda watcher=watcher, anew=anew: len(watcher.told("snapshot")) >= anew, "all")  # type: ignore[misc]
        for held in watcher.streams.values():
            assert "planted words" not in str(held.view)
            assert "Mika" not in str(held.view)
    returning = room.tab(ren.token).connect(have=behind)
    returning.until(lambda: "class" in returning.streams, "all")
    assert returning.streams["class"] == other.streams["class"]
    assert returning.told("patch") == []
    assert "planted words" not in str(returning.heard)


def test_a_late_joiner_gets_the_board_so_far(room: Classroom) -> None:
    instructor, mika = room.instructor(), room.student(room.join("Mika"))
    answer = mika.do("HandIn", kind="answer", visit=go(instructor, "think"), text="five sixths")
    go(instructor, "board")
    shown, kept_back = (instructor.do("PutOnBoard", contribution=f"c{answer}") for _ in range(2))
    assert kept_back == shown
    instructor.do("RevealCard", card=f"b{shown}", shown=True)
    seat = room.join("Late")
    late = room.student(seat)
    late.until(lambda: "cards" in late.view("class"), "the board")
    assert late.view("class")["cards"][f"b{shown}"]["text"] == "five sixths"
    assert len(late.view("class")["people"]) == 2
    same([late], room.student(seat))


def test_two_tabs_of_one_seat_agree(room: Classroom) -> None:
    seat = room.join("Mika")
    instructor, one, two = room.instructor(), room.student(seat), room.student(seat)
    visit = go(instructor, "think")
    one.do("HandIn", kind="answer", visit=visit, text="at one")
    two.do("HandIn", kind="answer", visit=visit, text="at the other")
    for tab in (one, two):
        tab.until(lambda tab=tab: "at the other" in str(tab.view("own")), "the latest answer")  # type: ignore[misc]
    same([one, two], room.student(seat))
    [mine] = one.view("own")["contributions"].values()
    assert mine["text"] == "at the other"


def test_presence_is_of_a_seat_not_of_a_tab(room: Classroom) -> None:
    seat = room.join("Mika")
    instructor, one, two = room.instructor(), room.student(seat), room.student(seat)

    def away() -> object:
        return instructor.asides["presence"]["instructor"][seat.participant]["away_since"]

    instructor.until(lambda: "instructor" in instructor.asides["presence"] and away() is None, "here")
    one.close()
    go(instructor, "pose")
    assert away() is None
    two.close()
    instructor.until(away, "away")


# --- coming back


def returned(room: Classroom, seat: Seat, have: dict[str, int]) -> Tab:
    """A tab that still has those versions."""
    tab = room.tab(seat.token)
    tab.connect(have=have)
    return tab


def test_who_has_all_is_told_nothing_again(any_room: Classroom) -> None:
    seat = any_room.join("Mika")
    tab = any_room.student(seat)
    gets(tab, "class", f"own:{seat.participant}")
    tab.close()
    before = len(tab.heard)
    tab.connect()
    assert tab.ask("RaiseHand", raised=True)["code"] == "not-now"
    assert [event for event, _ in tab.heard[before:]] == ["welcome"]


def test_who_lacks_a_little_gets_a_patch(any_room: Classroom) -> None:
    seat = any_room.join("Mika")
    instructor, tab = any_room.instructor(), any_room.student(seat)
    watcher = any_room.student(any_room.join("Ren"))
    gets(tab, "class", f"own:{seat.participant}")
    tab.until(lambda: len(tab.view("class")["people"]) == 2, "both")
    tab.close()
    go(instructor, "pose")
    instructor.do("Nudge", text="Two minutes more")
    watcher.until(lambda: "Two minutes more" in str(watcher.view("class")), "the nudge")
    before, had = len(tab.heard), tab.have
    tab.connect()
    same([tab], any_room.student(seat))
    came = tab.heard[before:]
    assert {event for event, _ in came} == {"welcome", "patch"}
    assert [body["from"] for event, body in came if body.get("stream") == "class"] == [had["class"]]


@pytest.mark.parametrize("version", [0, 1, -5, 10**30], ids=["none", "never sent", "less than none", "the future"])
def test_who_has_what_was_never_sent_gets_all(room: Classroom, version: int) -> None:
    seat = room.join("Mika")
    tab = returned(room, seat, {"class": version, f"own:{seat.participant}": version, "instructor": version})
    gets(tab, "class", f"own:{seat.participant}")
    assert len(tab.told("snapshot")) == 2


def test_who_was_long_away_gets_all(room: Classroom) -> None:
    seat = room.join("Mika")
    instructor, tab = room.instructor(), room.student(seat)
    watcher = room.student(room.join("Ren"))
    gets(tab, "class", f"own:{seat.participant}")
    tab.close()
    go(instructor, "pose")
    for number in range(70):
        instructor.do("Nudge", text=f"Nudge {number}")
        watcher.until(lambda number=number: f"Nudge {number}" in str(watcher.view("class")), "each in its own step")  # type: ignore[misc]
    before = len(tab.heard)
    tab.connect()
    same([tab], room.student(seat))
    assert "class" in [body["stream"] for event, body in tab.heard[before:] if event == "snapshot"]


def test_asking_again_brings_what_is_missing(any_room: Classroom) -> None:
    seat = any_room.join("Mika")
    instructor, tab = any_room.instructor(), any_room.student(seat)
    gets(tab, "class", f"own:{seat.participant}")
    had = tab.have["class"]
    go(instructor, "pose")
    tab.until(lambda: tab.have["class"] > had, "the phase")
    for have, event in ((had, "patch"), (0, "snapshot")):
        before = len(tab.heard)
        tab.emit("resync", {"stream": "class", "have": have})
        tab.until(lambda before=before: len(tab.heard) > before, "an answer")  # type: ignore[misc]
        answered, body = tab.heard[-1]
        assert (answered, body.get("from", 0)) == (event, have)
    same([tab], any_room.student(seat))


def test_steps_follow_one_another(room: Classroom) -> None:
    """Each patch begins where the one before it ended."""
    seat = room.join("Mika")
    instructor, tab = room.instructor(), room.student(seat)
    gets(tab, "class", f"own:{seat.participant}")
    for phase in ("pose", "think", "board", "pose"):
        go(instructor, phase)
        instructor.do("Nudge", text=f"In {phase}")
    tab.until(lambda: tab.have["class"] >= instructor.have["instructor"] - 1, "all")
    patches = [body for body in tab.told("patch") if body["stream"] == "class"]
    assert patches
    assert all(earlier["to"] == later["from"] for earlier, later in pairwise(patches))
    assert all(patch["from"] < patch["to"] for patch in patches)


def test_asking_again_without_end_is_not_answered_without_end(room: Classroom) -> None:
    tab = room.student(room.join("Mika"))
    before = len(tab.told("snapshot"))
    for _ in range(300):
        tab.emit("resync", {"stream": "class", "have": 0})
    assert tab.ask("RaiseHand", raised=False)["code"] == "not-now", "answered after all that was sent before"
    assert RESYNC_BURST <= len(tab.told("snapshot")) - before < 150
