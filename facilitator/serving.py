"""Runs a server from its settings until it is told to stop."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TextIO, cast

import segno
from rich.console import Console

from facilitator.addresses import accepted_hosts, accepted_origins, local_url, shown_url
from facilitator.app import App, create_app
from facilitator.config import BadSetting, Settings, prompts_folder
from facilitator.engine import listen, pick
from facilitator.store import datadir
from facilitator.store.open import Store, open_store
from facilitator.store.postgres import held
from facilitator.web.built import require_built

Begin = Callable[[App, str], None]
"""What is to be done once the server answers, with its address on this machine."""


def serve(settings: Settings, console: Console, begin: Begin | None = None) -> None:
    """Returns after SIGTERM or SIGINT. Raises BadSetting, NotBuilt, CannotListen or OpenRefused: one line each."""
    if settings.message_queue is not None:
        raise BadSetting("message-queue: this version runs one server for each database, without a message queue")
    require_built()
    prompts_folder(settings)
    data_dir = Path(settings.data_dir)
    with datadir.hold(data_dir), held(settings.database) if settings.database is not None else nullcontext():
        store = open_store(settings.database, data_dir)
        try:
            _serve(settings, store, data_dir, console, begin)
        finally:
            store.close()


def _serve(settings: Settings, store: Store, data_dir: Path, console: Console, begin: Begin | None) -> None:
    engine = pick(settings.engine)
    listener = listen(settings.host, settings.port)
    port: int = listener.getsockname()[1]
    hosts = accepted_hosts(settings.host, settings.public_url)
    origins = accepted_origins(hosts, port, settings.public_url)
    shown = shown_url(settings.host, port, settings.public_url)
    app = create_app(settings, store, engine, hosts=hosts, origins=origins, shown=shown)
    url = local_url(settings.host, port)
    link = f"{url}/instructor/sign-in?key={app.program.sign_in_key}"
    datadir.write_server_file(data_dir, datadir.ServerFile(url=url, pid=os.getpid(), link=link))
    _greet(app, link, shown, console)
    app.housekeeping.start()
    if begin is not None:
        engine.spawn(partial(begin, app, url))
    engine.serve(app.transport.wsgi_app, listener)
    app.housekeeping.stop()
    app.program.exports.stop()
    app.writer.flush()


def _greet(app: App, link: str, shown: str, console: Console) -> None:
    for problem in app.program.shelf.now.problems:
        console.print(str(problem), style="yellow", soft_wrap=True, markup=False, highlight=False)
    console.print(f"Instructor: {link}", soft_wrap=True, markup=False, highlight=False)
    console.print(f"Students:   {shown}", soft_wrap=True, markup=False, highlight=False)
    segno.make(shown, micro=False).terminal(out=cast(TextIO, console.file), compact=True)
    console.print("Stop with Ctrl+C.", markup=False)
    console.file.flush()
