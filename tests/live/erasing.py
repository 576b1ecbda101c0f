"""Marks that cannot be overlooked, in every place where somebody can write or be named; and where to look for them."""

from __future__ import annotations

import gc
import io
import shutil
import subprocess
import types
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from PIL import Image

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.pictures import Drawing, Stroke, name_of
from facilitator.live.messages import Draft
from facilitator.live.photos import Photos
from facilitator.live.room import LiveRoom
from facilitator.photos import Photo
from tests.live.inside import Inside

STEM = "Zqx"
"""Every mark begins so, and nothing else does."""
OURS = "what our group found"
"""Of the group, and of the class: these stay."""
ADOPTED = "what the class found"
DRAWN = (1733, 1197, 1709, 1187, 1721, 1181)
HALF_DRAWN = (1697, 1171, 1693, 1163, 1699, 1153)


def marks(*names: str) -> dict[str, str]:
    return {name: f"{STEM}{number}{name}" for number, name in enumerate(names, start=1)}


SAID = marks(
    "name", "renamed", "note", "changed", "withdrawn", "answer", "revision", "third", "reason", "point", "proposal",
    "reflection", "question", "connection", "because", "draft", "formula", "marked", "struck",
)  # fmt: skip


class Planted(Struct, frozen=True):
    """A room in which somebody has done all that can be done, and what is theirs in it."""

    live: LiveRoom
    who: Actor
    friend: Actor
    photo: Photo
    group_photo: Photo
    group: str

    @property
    def remains(self) -> tuple[bytes, ...]:
        """Of what was drawn and photographed."""
        return _line(DRAWN), _line(HALF_DRAWN), self.photo.body[40:140]


def drawing(points: tuple[int, ...]) -> Drawing:
    return Drawing(strokes=(Stroke(points=points),))


def _line(points: tuple[int, ...]) -> bytes:
    return ",".join(map(str, points)).encode()


def picture(seed: int) -> bytes:
    """A file like a phone's camera makes; another one for each number."""
    image = Image.effect_noise((64 + seed, 64), 90)
    file = io.BytesIO()
    image.convert("RGB").save(file, "PNG")
    return file.getvalue()


class Planting:
    def __init__(self, inside: Inside, live: LiveRoom) -> None:
        self._inside = inside
        self._live = live
        self._photos = Photos(inside.registry, inside.engine, inside.clock)

    def lead(self, command: c.Command) -> int:
        return self._inside.ask(self._live, command)

    def does(self, who: Actor, command: c.Command) -> int:
        return self._inside.ask(self._live, command, who)

    def says(self, who: Actor, kind: str, text: str, **fields: object) -> str:
        command = c.HandIn(kind=kind, visit=self.visit, text=text, **fields)  # type: ignore[arg-type]
        return f"c{self.does(who, command)}"

    def go(self, phase: str) -> None:
        self.lead(c.GoTo(visit=self.visit, phase=phase))

    @property
    def visit(self) -> str:
        return self._live.told.visit.id if self._live.told.visit is not None else ""

    def photo(self, who: Actor, seed: int) -> Photo:
        return self._photos.take(self._live, who, None, picture(seed))

    def all(self, name: str = SAID["name"]) -> Planted:
        """In the plan ``LESSON``: from joining to looking back, and a draft of the moment."""
        who, friend = self._inside.join(self._live, name), self._inside.join(self._live, "Yuki")
        self.does(who, c.Rename(name=SAID["renamed"]))
        photo, of_group = self.photo(who, 1), self.photo(who, 2)
        self._alone(who, friend, photo)
        group = self._together(who, friend, of_group)
        self._on_the_board(who, friend)
        self._after_it(who, friend)
        self._being_written(who)
        return Planted(self._live, who, friend, photo, of_group, group)

    def _alone(self, who: Actor, friend: Actor, photo: Photo) -> None:
        self.go("pose")
        note = self.says(who, "note", SAID["note"])
        self.does(who, c.Revise(contribution=note, text=SAID["changed"]))
        self.does(who, c.Withdraw(contribution=self.says(who, "note", SAID["withdrawn"])))
        self.says(who, "question", SAID["question"])
        self.says(friend, "note", "I wonder")
        self.go("think")
        self.says(who, "answer", SAID["answer"])
        self.says(who, "answer", f"{SAID['revision']} ${SAID['formula']}$", drawing=drawing(DRAWN))
        kept = (name_of(drawing(DRAWN)), photo.name)
        self.says(who, "answer", SAID["third"], pictures=kept)
        self.says(friend, "answer", "two fifths")

    def _together(self, who: Actor, friend: Actor, photo: Photo) -> str:
        self.go("compare")
        formed = self.lead(c.FormGroups(form="by-hand", groups=((who.id, friend.id),)))
        group = f"g{formed}-1"
        self.does(who, c.TakePen(group=group))
        self.says(who, "group-answer", OURS, group=group)
        self.lead(
            c.HandIn(
                kind="group-answer",
                visit=self.visit,
                text=OURS,
                group=group,
                participant=who.id,
                pictures=(photo.name,),
            )
        )
        return group

    def _on_the_board(self, who: Actor, friend: Actor) -> None:
        room = self._live.told
        answers = [each for each in room.contributions.values() if each.kind == "answer"]
        mine, other = sorted((each.id for each in answers), key=lambda each: room.contributions[each].author != who.id)
        self.lead(c.MarkForBoard(contribution=mine, marked=True, because=SAID["marked"]))
        self.go("discuss")
        a, b = (f"b{self.lead(c.PutOnBoard(contribution=each))}" for each in (mine, other))
        for card in (a, b):
            self.lead(c.RevealCard(card=card, shown=True))
        self.lead(c.RevealName(card=a, shown=True))
        self.lead(c.StrikeThrough(card=a, struck=True, because=SAID["struck"]))
        self.says(friend, "point", "like mine", reply_to=self.says(who, "point", SAID["point"], card=b))
        self.does(who, c.ProposeConnection(visit=self.visit, a=a, b=b, kind="", words=SAID["connection"]))
        [proposed] = self._live.told.proposed
        self.lead(c.AnswerConnection(proposed=proposed, answer="confirmed"))
        self.lead(c.AskPositions())
        self.does(who, c.TakePosition(asking=1, card=b, because=SAID["because"]))

    def _after_it(self, who: Actor, friend: Actor) -> None:
        self.go("predict")
        self.does(who, c.CastVote(visit=self.visit, choice=1))
        self.says(who, "reason", SAID["reason"], choice=1)
        self.go("sum-up")
        proposal = self.says(who, "proposal", SAID["proposal"])
        self.does(friend, c.Keep(proposal=proposal, keep=True))
        self.lead(c.AdoptConclusion(visit=self.visit, text=ADOPTED, proposals=(proposal,), credits=(who.id,)))
        self.go("reflect")
        reflection = self.says(who, "reflection", SAID["reflection"])
        self.does(who, c.ShareReflection(contribution=reflection, shared=True))

    def _being_written(self, who: Actor) -> None:
        """One is on the disk already, one in memory alone."""
        room, house = self._live.told, self._inside.house.of(self._live)
        drawn = Draft(kind="answer", visit=room.visits[1].id, text=SAID["draft"], drawing=drawing(HALF_DRAWN))
        house.write_draft(who.id, drawn)
        self._inside.store.drafts.save(house.drafts.take_unsaved(self._inside.clock.now()))
        house.write_draft(who.id, Draft(kind="reflection", visit=self.visit, text=SAID["draft"]))


# --- where to look


def in_files(data_dir: Path, copy: Path, wanted: Iterable[bytes]) -> dict[bytes, list[str]]:
    """What is found -> in which files. Copied first, by another process: SQLite's locks do not bear that this one opens
    and closes its files."""
    shutil.rmtree(copy, ignore_errors=True)
    subprocess.run(["cp", "-r", str(data_dir), str(copy)], check=True)
    files = {path.name: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    found = {each: sorted(name for name, body in files.items() if each in body) for each in wanted}
    return {each: names for each, names in found.items() if names}


def in_memory(*roots: object) -> list[str]:
    """Texts with a mark that can be reached from there; code and its modules aside."""
    texts: list[str] = []
    seen: set[int] = set()
    waiting: list[object] = list(roots)
    while waiting:
        each = waiting.pop()
        if id(each) in seen or isinstance(each, type | types.ModuleType | types.CodeType | types.FrameType):
            continue
        seen.add(id(each))
        if isinstance(each, str) and STEM in each:
            texts.append(each)
        elif isinstance(each, bytes | bytearray | memoryview) and STEM.encode() in bytes(each):
            texts.append(bytes(each).decode("utf-8", "replace"))
        else:
            waiting += _held_by(each)
    return texts


def _held_by(each: object) -> Iterator[object]:
    if isinstance(each, types.FunctionType):
        yield from each.__closure__ or ()
        yield from each.__defaults__ or ()
    else:
        yield from gc.get_referents(each)
