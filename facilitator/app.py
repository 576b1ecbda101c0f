"""Wires the parts of the program together and decides nothing.

Apart from ``facilitator/__init__``, so that importing the domain imports neither Flask nor a database.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from pathlib import Path

from flask import Flask
from msgspec import Struct

from facilitator.config import Settings
from facilitator.engine import Engine
from facilitator.live.clock import Clock
from facilitator.live.house import House
from facilitator.live.housekeeping import Housekeeping
from facilitator.live.registry import Registry
from facilitator.live.rooms import Rooms
from facilitator.live.sockets import Sockets
from facilitator.live.tokens import Keys, Tokens
from facilitator.live.transport import Transport
from facilitator.plans.load import library
from facilitator.store.datadir import secret_key
from facilitator.store.open import Store
from facilitator.store.writer import Writer
from facilitator.web import health, join, pages, room
from facilitator.web import library as instructor
from facilitator.web.program import EXTENSION, Program
from facilitator.web.topics import renderer


class App(Struct, frozen=True):
    """The wired program: what the engine serves, and what is to be started and stopped with it."""

    transport: Transport
    housekeeping: Housekeeping
    writer: Writer
    program: Program


def create_app(
    settings: Settings, store: Store, engine: Engine, *, hosts: Collection[str], origins: Collection[str]
) -> App:
    """``hosts`` and ``origins``: the names this server answers to; both may change while it runs."""
    app = Flask("facilitator", root_path=str(pages.ROOT), static_folder="static/dist", static_url_path="/static")
    app.config.update(MAX_CONTENT_LENGTH=64 * 1024, SEND_FILE_MAX_AGE_DEFAULT=365 * 24 * 3600)
    transport = Transport(app, engine, hosts=hosts, origins=origins, trusted_proxies=settings.trusted_proxies)
    clock = Clock()
    writer = Writer(store.log, engine)
    house = House(transport, engine, clock)
    rooms = Rooms(store, writer, engine, clock, house)
    registry = Registry(store, writer, engine, clock, house)
    tokens = Tokens(_keys(Path(settings.data_dir)))
    sockets = Sockets(transport, rooms, registry, house, tokens, clock)
    plans = library(Path(settings.prompts))
    program = Program(
        engine=engine,
        store=store,
        rooms=rooms,
        registry=registry,
        tokens=tokens,
        library=plans,
        render=renderer(plans),
        sign_in_key=secrets.token_urlsafe(24),
    )
    app.extensions[EXTENSION] = program
    pages.register(app)
    for part in (join, room, instructor, health):
        app.register_blueprint(part.blueprint)
    housekeeping = Housekeeping(store, writer, engine, clock, house, rooms, sockets)
    return App(transport, housekeeping, writer, program)


def _keys(data_dir: Path) -> Keys:
    return Keys(
        seats=secret_key(data_dir, "seats"),
        screens=secret_key(data_dir, "screens"),
        instructors=secret_key(data_dir, "instructors"),
    )
