"""Wires the parts of the program together and decides nothing.

Apart from ``facilitator/__init__``, so that importing the domain imports neither Flask nor a database.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from pathlib import Path

from flask import Flask
from msgspec import Struct

from facilitator.config import Settings, plans_folder
from facilitator.engine import Engine
from facilitator.exports import Exports
from facilitator.live.clock import Clock
from facilitator.live.expiry import Expiry
from facilitator.live.garbage import Garbage
from facilitator.live.house import House
from facilitator.live.housekeeping import Housekeeping
from facilitator.live.materials import Materials
from facilitator.live.photos import Photos
from facilitator.live.registry import Registry
from facilitator.live.rooms import Rooms
from facilitator.live.sockets import Sockets
from facilitator.live.tokens import Keys, Tokens
from facilitator.live.transport import Transport
from facilitator.plans.desk import Desk
from facilitator.plans.shelf import Shelf
from facilitator.store.datadir import secret_key
from facilitator.store.open import Store
from facilitator.store.writer import Writer
from facilitator.web import (
    again,
    beside,
    beside_rooms,
    built,
    carrying,
    copies,
    drafted,
    erasing,
    health,
    join,
    lesson_notes,
    making,
    materials,
    older,
    pages,
    pictures,
    previews,
    room,
    transcripts,
    words,
    workshop,
)
from facilitator.web import library as instructor
from facilitator.web import plans as plan_pages
from facilitator.web.program import EXTENSION, Program
from facilitator.web.topics import renderer
from facilitator.web.waiting import Waiting


class App(Struct, frozen=True):
    """The wired program: what the engine serves, and what is to be started and stopped with it."""

    transport: Transport
    housekeeping: Housekeeping
    writer: Writer
    program: Program


def create_app(
    settings: Settings, store: Store, engine: Engine, *, hosts: Collection[str], origins: Collection[str], shown: str
) -> App:
    """``hosts`` and ``origins``: the names this server answers to; both may change while it runs. ``shown``: the
    address that phones on the same network reach."""
    app = Flask("facilitator", root_path=str(built.ROOT), static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=64 * 1024)
    transport = Transport(app, engine, hosts=hosts, origins=origins, trusted_proxies=settings.trusted_proxies)
    clock = Clock()
    writer = Writer(store.log, engine)
    house = House(transport, engine, clock)
    rooms = Rooms(store, writer, engine, clock, house)
    registry = Registry(store, writer, engine, clock, house)
    tokens = Tokens(_keys(Path(settings.data_dir)))
    sockets = Sockets(transport, rooms, registry, house, tokens, clock)
    shelf = Shelf(Path(settings.prompts), plans_folder(settings))
    program = Program(
        engine=engine,
        store=store,
        clock=clock,
        house=house,
        rooms=rooms,
        registry=registry,
        photos=Photos(registry, engine, clock),
        materials=Materials(registry, engine, clock, Path(settings.data_dir) / "prepared"),
        exports=Exports(engine, settings.data_dir, settings.database),
        expiry=Expiry(store.log, rooms, clock, settings.keep_days),
        tokens=tokens,
        shelf=shelf,
        desk=Desk(shelf),
        waiting=Waiting(engine),
        render=renderer(lambda: program.library),
        sign_in_key=secrets.token_urlsafe(24),
        shown_url=shown,
        is_public=settings.public_url is not None,
    )
    app.extensions[EXTENSION] = program
    pages.register(app)
    for part in (
        built,
        words,
        join,
        again,
        room,
        pictures,
        instructor,
        materials,
        carrying,
        older,
        making,
        workshop,
        beside,
        drafted,
        plan_pages,
        previews,
        transcripts,
        erasing,
        copies,
        lesson_notes,
        beside_rooms,
        health,
    ):
        app.register_blueprint(part.blueprint)
    housekeeping = Housekeeping(store, writer, engine, clock, house, rooms, sockets, Garbage(), program.expiry)
    return App(transport, housekeeping, writer, program)


def _keys(data_dir: Path) -> Keys:
    return Keys(
        seats=secret_key(data_dir, "seats"),
        screens=secret_key(data_dir, "screens"),
        instructors=secret_key(data_dir, "instructors"),
    )
