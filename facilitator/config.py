"""Settings: from flags, else the environment (FACILITATOR_*), else facilitator.toml, else defaults; then frozen."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from facilitator.engine import EngineName

PREFIX = "FACILITATOR_"
FILE = "facilitator.toml"
_PUBLIC_URL = re.compile(r"https?://([\w.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?/?")
"""Without a path: the program is at the root of its address."""


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that a server can be told. Each is documented in README.md."""

    host: str = "0.0.0.0"
    """The address to listen on."""
    port: Annotated[int, Meta(ge=0, le=65535)] = 8000
    """The port to listen on; 0: any free one."""
    data_dir: str = "data"
    """Where rooms, keys and pictures live."""
    database: str | None = None
    """SQLAlchemy address of a PostgreSQL database; none: SQLite in the data directory."""
    engine: EngineName = "eventlet"
    """What runs the server: eventlet, gevent or threading."""
    message_queue: str | None = None
    """Address of a Redis that connects several servers of one database."""
    public_url: str | None = None
    """The address that people type, if it is not this machine's own."""
    trusted_proxies: Annotated[int, Meta(ge=0)] = 0
    """How many reverse proxies stand in front and set X-Forwarded-*."""
    keep_days: Annotated[int, Meta(ge=1, le=36_500)] | None = None
    """How many days after its end a room is deleted by the server; none: never by itself."""
    prompts: str = str(Path(__file__).resolve().parent.parent / "prompts")
    """The folder of the plans."""
    plans: str | None = None
    """The folder of the instructor's own plans; none: plans in the data directory."""


class BadSetting(Exception):
    """One line: which setting, where it came from, and what is wrong with it."""


def load(flags: Mapping[str, Any], environment: Mapping[str, str] = os.environ, file: Path = Path(FILE)) -> Settings:
    """Settings from all sources; flags that are None were not given. Raises BadSetting."""
    given = {name: value for name, value in flags.items() if value is not None}
    layers = ((f"in {file}", _from_file(file)), ("in the environment", _from_environment(environment)), ("", given))
    merged: dict[str, Any] = {}
    for place, layer in layers:
        merged.update({name: _checked(name, value, place) for name, value in layer.items()})
    settings = Settings(**merged)
    if settings.public_url is not None and _PUBLIC_URL.fullmatch(settings.public_url) is None:
        raise BadSetting(f"public-url: {settings.public_url!r} is no address such as https://class.example.org")
    return settings


def _from_file(file: Path) -> dict[str, Any]:
    try:
        return {name.replace("-", "_"): value for name, value in tomllib.loads(file.read_text("utf-8")).items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as wrong:
        raise BadSetting(f"{file}: {wrong}") from wrong


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    known = (field.upper() for field in Settings.__struct_fields__)
    return {name.lower(): environment[PREFIX + name] for name in known if PREFIX + name in environment}


def _checked(name: str, value: Any, place: str) -> Any:
    """The value in its setting's type."""
    shown = name.replace("_", "-")
    kinds = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    if name not in kinds:
        raise BadSetting(f"{shown} {place}: there is no such setting; see facilitator serve --help")
    try:
        return msgspec.convert(value, kinds[name], strict=False)
    except msgspec.ValidationError as wrong:
        raise BadSetting(f"{f'{shown} {place}'.rstrip()}: {wrong}") from wrong


def prompts_folder(settings: Settings) -> Path:
    """The folder of the plans, which must be there."""
    folder = Path(settings.prompts)
    if not folder.is_dir():
        raise BadSetting(f"prompts: there is no folder {folder}")
    return folder


def plans_folder(settings: Settings) -> Path:
    """The folder of the instructor's own plans; it may not be there yet."""
    return Path(settings.plans) if settings.plans is not None else Path(settings.data_dir) / "plans"
