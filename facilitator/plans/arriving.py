"""Plans that come from elsewhere as a YAML file or a zip: the faultless ones go on the shelf, the others become drafts.

Where a plan of that id is there already, whoever brings it is asked; until then it waits in ``.incoming/<token>/``.
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from facilitator.plans.check import check_file
from facilitator.plans.desk import Desk
from facilitator.plans.files import read
from facilitator.plans.format import PLAN_ID
from facilitator.plans.merging import merged, tree_of
from facilitator.plans.packing import BadZip, laid_out, unpacked
from facilitator.plans.problems import Problem
from facilitator.plans.read import MAX_BYTES
from facilitator.plans.slugs import slug
from facilitator.plans.writing import Tree

INCOMING = ".incoming"
KEPT_SECONDS = 3600
TOKEN = re.compile("[A-Za-z0-9_-]{16,64}")

Outcome = Literal["taken", "draft", "clash", "shipped", "same", "refused", "left"]
Choice = Literal["replace", "both", "leave"]


class Arrival(Struct, frozen=True, kw_only=True):
    """One plan that was brought, and what became of it.

    ``clash``: an own plan has its id. ``shipped``: one that came with the program has. Both wait for an answer.
    """

    name: str
    """Of the file, as it was sent."""
    outcome: Outcome
    id: str = ""
    title: str = ""
    problems: list[Problem] = []


class Arrivals:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def bring(self, name: str, body: bytes) -> tuple[str, list[Arrival]]:
        """A token for the answers to come, and what became of each plan. Raises BadZip."""
        self._sweep()
        token = secrets.token_urlsafe(16)
        folder = self._desk.folder / INCOMING / token
        folder.mkdir(mode=0o700, parents=True)
        try:
            paths = _unpack(name, body, folder)
            arrivals = [self._take(path, _sent_as(path, folder, name), None) for path in paths]
        except (BadZip, OSError):
            shutil.rmtree(folder, ignore_errors=True)
            raise
        if not any(arrival.outcome in ("clash", "shipped") for arrival in arrivals):
            shutil.rmtree(folder, ignore_errors=True)
        return token, arrivals

    def answer(self, token: str, choices: Mapping[str, Choice]) -> list[Arrival] | None:
        """What becomes of those that waited, by their files' names. None if they wait no longer."""
        folder = self._desk.folder / INCOMING / token
        if not TOKEN.fullmatch(token) or not folder.is_dir():
            return None
        paths = {str(path.relative_to(folder)): path for path in sorted(folder.rglob("*.yaml"))}
        taken = [self._take(paths[name], name, choice) for name, choice in choices.items() if name in paths]
        shutil.rmtree(folder, ignore_errors=True)
        return taken

    def _take(self, path: Path, name: str, choice: Choice | None) -> Arrival:
        raw = read(path) or b""
        file, problems = check_file(path)
        tree = tree_of(raw)
        title = tree.get("title", "") if tree is not None else ""
        title = title if isinstance(title, str) else ""
        if tree is None or len(raw) > MAX_BYTES:
            return Arrival(name=name, outcome="refused", problems=problems)
        if file is None:
            return self._draft(tree, raw, name, title, path.parent, problems)
        outcome = self._standing(file.plan.id, raw)
        if outcome == "same" or (outcome in ("clash", "shipped") and choice is None):
            return Arrival(name=name, outcome=outcome, id=file.plan.id, title=title)
        if choice == "leave" or (choice == "replace" and outcome == "shipped"):
            return Arrival(name=name, outcome="left", id=file.plan.id, title=title)
        plan_id = file.plan.id if outcome == "taken" or choice == "replace" else self._desk.free_id(title, file.plan.id)
        self._desk.put(plan_id, self._at_home(tree, raw, plan_id, path.parent))
        return Arrival(name=name, outcome="taken", id=plan_id, title=title)

    def _standing(self, plan_id: str, raw: bytes) -> Outcome:
        there = self._desk.shelf.now.plans.get(plan_id)
        if there is not None and plan_id not in self._desk.shelf.now.own:
            return "shipped"
        if not self._desk.is_taken(plan_id):
            return "taken"
        sheet = self._desk.sheet(plan_id)
        return "same" if sheet is not None and sheet.raw == raw and not sheet.is_draft else "clash"

    def _draft(
        self, tree: dict[str, Tree], raw: bytes, name: str, title: str, folder: Path, problems: list[Problem]
    ) -> Arrival:
        wanted = tree.get("id")
        fits = isinstance(wanted, str) and PLAN_ID.fits(wanted)
        plan_id = self._desk.free_id(title or slug(Path(name).stem), str(wanted) if fits else None)
        self._desk.put_draft(plan_id, self._at_home(tree, raw, plan_id, folder))
        return Arrival(name=name, outcome="draft", id=plan_id, title=title, problems=problems)

    def _at_home(self, tree: dict[str, Tree], raw: bytes, plan_id: str, folder: Path) -> bytes:
        """With the id that it has here, its pictures where they are here, and no translation of a plan that is not."""
        tree = {**tree, "id": plan_id}
        self._desk.bring_pictures(plan_id, tree, folder)
        other = tree.get("translation_of")
        beside = {path.stem for path in folder.glob("*.yaml")}
        if isinstance(other, str) and other not in self._desk.shelf.now.plans and other not in beside:
            del tree["translation_of"]
        return merged(raw, tree)

    def _sweep(self) -> None:
        """What nobody answered for an hour."""
        folder = self._desk.folder / INCOMING
        for path in folder.glob("*"):
            if path.is_dir() and time.time() - path.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(path, ignore_errors=True)


def _unpack(name: str, body: bytes, folder: Path) -> list[Path]:
    if body.startswith(b"PK") or name.lower().endswith(".zip"):
        paths = laid_out(unpacked(body), folder)
        if not paths:
            raise BadZip("no-plan")
    else:
        path = folder / "plan.yaml"
        # More than a plan may have is cut off after the byte that says so.
        path.write_bytes(body[: MAX_BYTES + 1])
        paths = [path]
    return [_by_its_id(path) for path in paths]


def _by_its_id(path: Path) -> Path:
    """Browsers call a second download ``plan (1).yaml``."""
    wanted = (tree_of(read(path) or b"") or {}).get("id")
    if not isinstance(wanted, str) or not PLAN_ID.fits(wanted):
        return path
    renamed = path.with_name(f"{wanted}.yaml")
    if renamed != path and not renamed.exists():
        path.rename(renamed)
        return renamed
    return path


def _sent_as(path: Path, folder: Path, name: str) -> str:
    inside = str(path.relative_to(folder))
    return Path(name.replace("\\", "/")).name[:80] if inside == "plan.yaml" else inside
