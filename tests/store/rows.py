"""Rooms, events and appends as short as the tests want them."""

from __future__ import annotations

from facilitator.store.log import Append, CommandRow, DraftKey, PictureRow, Rewrite, RoomRow, Row


def events(after: int, *bodies: bytes, type: str = "Happened") -> tuple[Row, ...]:
    return tuple(
        Row(seq=seq, at=1_700_000_000_000 + seq, actor="p1", type=type, version=1, body=body)
        for seq, body in enumerate(bodies, start=after + 1)
    )


def room_row(room_id: str, *, code: str | None = None, owner: str = "i1", opened_at: int = 1) -> RoomRow:
    return RoomRow(
        id=room_id,
        code=code or f"code of {room_id}",
        owner=owner,
        plan_id="plan",
        title="Matchsticks",
        language="en",
        opened_at=opened_at,
    )


def opening(room_id: str, *bodies: bytes, code: str | None = None, owner: str = "i1", opened_at: int = 1) -> Append:
    """The append that opens a room."""
    room = room_row(room_id, code=code, owner=owner, opened_at=opened_at)
    return Append(room_id=room_id, expected=0, events=events(0, *(bodies or (b"{}",))), command=None, room=room)


def command_row(command_id: str, first_seq: int, last_seq: int, *, actor: str = "p1") -> CommandRow:
    return CommandRow(actor=actor, command_id=command_id, body_hash=b"#", first_seq=first_seq, last_seq=last_seq)


def append(
    room_id: str,
    expected: int,
    *bodies: bytes,
    command_id: str | None = None,
    type: str = "Happened",
    rewrites: tuple[Rewrite, ...] = (),
    drop_drafts: tuple[DraftKey, ...] = (),
    pictures: tuple[PictureRow, ...] = (),
    drop_pictures: tuple[str, ...] = (),
) -> Append:
    command = None if command_id is None else command_row(command_id, expected + 1, expected + len(bodies))
    return Append(
        room_id=room_id,
        expected=expected,
        events=events(expected, *bodies, type=type),
        command=command,
        rewrites=rewrites,
        drop_drafts=drop_drafts,
        pictures=pictures,
        drop_pictures=drop_pictures,
    )
