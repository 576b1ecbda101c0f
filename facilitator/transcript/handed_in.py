"""What was handed in, with every text and picture that it ever had."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.discussion.contribution import Contribution, Revision
from facilitator.discussion.model import Room, by_seq
from facilitator.discussion.pictures import HEIGHT, WIDTH
from facilitator.transcript import model as m
from facilitator.transcript.moments import moment
from facilitator.transcript.sides import side_named


def contributions_of(room: Room) -> list[Contribution]:
    return by_seq(room.contributions.values())


def contribution_record(room: Room, each: Contribution) -> m.ContributionRecord:
    *earlier, latest = each.texts
    return m.ContributionRecord(
        id=each.id,
        kind=each.kind,
        author=each.author,
        group=each.group,
        phase=room.phase_of(each.visit).id,
        visit=each.visit,
        prompt=each.prompt,
        text=latest.text,
        seq=latest.seq,
        at=moment(latest.at),
        revisions=tuple(_revision(text, each.group is not None) for text in earlier),
        late=each.late,
        unfinished=each.unfinished,
        withdrawn=each.withdrawn,
        hidden=each.hidden,
        shared=each.shared,
        erased=latest.text is None,
        approach=each.approach,
        wanted_because=room.marks.get(each.id),
        card=each.card,
        point=each.point,
        reply_to=each.reply_to,
        choice=each.choice,
        credits=each.credits,
        side=side_named(room, each.side),
        pictures=latest.pictures,
    )


def _revision(text: Revision, of_group: bool) -> m.RevisionRecord:
    author = text.author if of_group else None
    return m.RevisionRecord(text=text.text, at=moment(text.at), seq=text.seq, author=author, pictures=text.pictures)


def pictures_of(room: Room, written: Iterable[Contribution]) -> tuple[m.PictureRecord, ...]:
    """Those that answers show or once did, in the order in which they came to be shown."""
    revisions = (revision for each in written for revision in each.texts)
    shown = dict.fromkeys(name for revision in revisions for name in revision.pictures)
    return tuple(_picture(room, name) for name in shown)


def _picture(room: Room, name: str) -> m.PictureRecord:
    photo = room.photos.get(name)
    if photo is not None:
        return m.PictureRecord(name=name, width=photo.width, height=photo.height)
    return m.PictureRecord(name=name, width=WIDTH, height=HEIGHT, drawing=room.drawings[name])
