"""A room as a project for qualitative analysis: sources with their selections, cases, notes and links.

Whatever has an id in the room has a GUID made from it, so that writing a project twice gives the same one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import uuid5

from msgspec import Struct

from facilitator.discussion.pictures import is_drawing
from facilitator.discussion.plan import EITHER_WAY
from facilitator.transcript import model as m
from facilitator.transcript.qda_codes import EVERYWHERE, Codebook, unlike
from facilitator.transcript.qda_sources import Source, fitting, sources
from facilitator.transcript.reading import Reading
from facilitator.transcript.texts import Text, texts


class Picture(Struct, frozen=True, kw_only=True):
    record: m.PictureRecord
    guid: str
    name: str
    codes: tuple[str, ...]
    """GUIDs."""
    author: str | None
    at: str | None


class Case(Struct, frozen=True, kw_only=True):
    """One participant. ``values``: those of the project's variables that they have."""

    participant: str
    guid: str
    name: str
    values: tuple[tuple[str, str], ...]


class Link(Struct, frozen=True, kw_only=True):
    """Between two selections; ``one_way``: it does not read the same from the other."""

    guid: str
    name: str
    origin: str
    target: str
    one_way: bool


class Note(Struct, frozen=True, kw_only=True):
    """What the instructor wrote about a visit, or about the whole."""

    guid: str
    name: str
    text: str
    at: str
    visit: str | None


class Guids:
    """The GUIDs of one room: of what kind, by what id."""

    def __init__(self, room: m.RoomRecord) -> None:
        self._room = uuid5(EVERYWHERE, f"{room.id} {room.code} {room.opened_at}")

    def __call__(self, kind: str, key: str) -> str:
        return str(uuid5(self._room, f"{kind}/{key}"))


class Project:
    """Everything but the pictures' files: of some there may be none any more."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.guid = Guids(reading.transcript.room)
        self.codebook = Codebook(reading)
        self.sources: list[Source] = list(sources(reading, self.codebook))
        self.variables = [reading.says("transcript.qda.group"), reading.says("transcript.qda.side")]
        self.cases = list(self._cases())
        self.notes = list(self._notes())
        said = list(texts(reading))
        self.pictures = list(self._pictures(said))
        self.links = list(self._links(said))

    def _cases(self) -> Iterator[Case]:
        """Nobody who was erased."""
        taken: set[str] = set()
        for person in self.reading.transcript.participants:
            if person.name is not None:
                yield Case(
                    participant=person.id,
                    guid=self.guid("case", person.id),
                    name=unlike(fitting(person.name), taken),
                    values=tuple(self._values(person)),
                )

    def _values(self, person: m.ParticipantRecord) -> Iterator[tuple[str, str]]:
        group, side = self.variables
        for each in self.reading.transcript.groups:
            if each.current and person.id in each.members:
                yield group, str(each.number)
        if person.side is not None:
            yield side, fitting(person.side)

    def _notes(self) -> Iterator[Note]:
        for each in self.reading.transcript.lesson_notes:
            yield Note(
                guid=self.guid("note", each.id),
                name=self.reading.says("transcript.kind.lesson-note"),
                text=fitting(each.text),
                at=each.at,
                visit=each.visit,
            )

    def _pictures(self, said: Iterable[Text]) -> Iterator[Picture]:
        """Each once, as what it was shown with at first says of it."""
        records = {each.name: each for each in self.reading.transcript.pictures}
        met: set[str] = set()
        for text in said:
            for name in text.pictures:
                if name in records and name not in met:
                    met.add(name)
                    yield self._picture(records[name], text)

    def _picture(self, record: m.PictureRecord, text: Text) -> Picture:
        reading = self.reading
        what = reading.says("page.parts.drawing") if is_drawing(record.name) else reading.says("page.parts.photo")
        who = [reading.name(text.author)] if text.author is not None else []
        when = [reading.clock(text.at)] if text.at is not None else []
        return Picture(
            record=record,
            guid=self.guid("picture", record.name),
            name=fitting(" · ".join([*who, *when, what])),
            codes=tuple(self.codebook.of(text)),
            author=text.author,
            at=text.at,
        )

    def _links(self, said: Iterable[Text]) -> Iterator[Link]:
        cards: dict[str, str] = {}
        latest: dict[str, str] = {}
        points: list[Text] = []
        for text in said:
            cards.update(dict.fromkeys(text.shown_on, text.key))
            if text.contribution is not None and text.latest:
                latest[text.contribution.id] = text.key
                points.append(text)
        yield from self._connections(cards)
        for text in points:
            yield from self._of_point(text, cards, latest)

    def _connections(self, cards: dict[str, str]) -> Iterator[Link]:
        for each in self.reading.transcript.connections:
            if each.a in cards and each.b in cards:
                name = fitting(self.reading.joined(each))
                one_way = each.kind != "" and each.kind not in EITHER_WAY
                yield self._link(each.id, name, cards[each.a], cards[each.b], one_way)

    def _of_point(self, text: Text, cards: dict[str, str], latest: dict[str, str]) -> Iterator[Link]:
        says = self.reading.says
        replied_to = latest.get(text.contribution.reply_to or "") if text.contribution is not None else None
        if replied_to is not None:
            yield self._link(f"reply.{text.key}", says("transcript.qda.replies"), text.key, replied_to, True)
        for card in text.about:
            if card in cards:
                yield self._link(f"about.{text.key}.{card}", says("transcript.qda.about"), text.key, cards[card], True)

    def _link(self, key: str, name: str, origin: str, target: str, one_way: bool) -> Link:
        return Link(
            guid=self.guid("link", key),
            name=name,
            origin=self.guid("selection", origin),
            target=self.guid("selection", target),
            one_way=one_way,
        )
