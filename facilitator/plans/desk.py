"""The instructor's own plans being made: drafts beside the plans, a version of whatever was saved, nothing lost.

``<plans>/<id>.yaml`` are the plans, ``.drafts/<id>.yaml`` what is not saved yet, ``.versions/<id>/<time>.yaml`` what
was saved before; ``<plans>/<id>/`` holds a plan's pictures. Everything here blocks on the disk.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from facilitator.plans.check import PlanFile, check_bytes
from facilitator.plans.files import read, remove, write_whole
from facilitator.plans.format import PLAN_ID
from facilitator.plans.merging import merged, tree_of
from facilitator.plans.problems import Problem
from facilitator.plans.rules import DOCUMENTS, IMAGES
from facilitator.plans.shelf import Shelf
from facilitator.plans.slugs import slug
from facilitator.plans.versions import Kept, Versions
from facilitator.plans.writing import Tree

DRAFTS = ".drafts"
VERSIONS = ".versions"


class Sheet(Struct, frozen=True, kw_only=True):
    """A plan on the desk. ``version`` names exactly this text; ``file`` is None as long as something is wrong."""

    id: str
    path: Path
    """Where the plan lies, or will lie once it is saved."""
    raw: bytes
    version: str
    is_draft: bool
    """There is something that has not been saved."""
    is_saved: bool
    """There is a plan of that name on the shelf's disk, faultless or not."""
    file: PlanFile | None
    problems: list[Problem]

    @property
    def tree(self) -> dict[str, Tree] | None:
        """None if the text cannot be read as one."""
        return tree_of(self.raw)


class ChangedElsewhere(Exception):
    """Somebody else wrote in between: their sheet."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet.id)
        self.sheet = sheet


class Desk:
    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._lock = threading.RLock()
        self._versions = Versions(shelf.own / VERSIONS, shelf.own)

    @property
    def folder(self) -> Path:
        return self.shelf.own

    # --- reading

    def sheet(self, plan_id: str) -> Sheet | None:
        """The draft, else the own plan of that name; None if there is neither."""
        path = self._path(plan_id)
        if path is None:
            return None
        draft, saved = read(self._draft(plan_id)), read(path)
        raw = draft if draft is not None else saved
        if raw is None:
            return None
        target = path.with_suffix(".yaml")
        file, problems = check_bytes(raw, target)
        return Sheet(
            id=plan_id,
            path=target,
            raw=raw,
            version=sha256(raw).hexdigest()[:16],
            is_draft=draft is not None and draft != saved,
            is_saved=saved is not None,
            file=file,
            problems=problems,
        )

    def begun(self) -> list[Sheet]:
        """Drafts of plans that were never saved."""
        sheets = [self.sheet(path.stem) for path in sorted((self.folder / DRAFTS).glob("*.yaml"))]
        return [sheet for sheet in sheets if sheet is not None and not sheet.is_saved]

    def unsaved(self) -> tuple[set[str], set[str]]:
        """The ids of saved plans that have been changed since in a draft, and of drafts that were never saved."""
        drafts = {path.stem: path for path in (self.folder / DRAFTS).glob("*.yaml")}
        saved = self.shelf.own_files() if drafts else {}
        changed = {plan_id for plan_id in drafts.keys() & saved if read(drafts[plan_id]) != read(saved[plan_id])}
        return changed, drafts.keys() - saved

    def versions(self, plan_id: str) -> list[Kept]:
        """The newest first."""
        return self._versions.of(plan_id)

    def deleted(self) -> dict[str, Kept]:
        """The last versions of plans that are there no more, by id."""
        gone = [plan_id for plan_id in self._versions.plans() if self.sheet(plan_id) is None]
        last = ((plan_id, self._versions.last(plan_id)) for plan_id in gone)
        return {plan_id: kept for plan_id, kept in last if kept is not None}

    # --- writing

    def begin(self, title: str, make: Mapping[str, Tree]) -> Sheet:
        """A new draft with that title."""
        with self._lock:
            plan_id = self.free_id(title)
            return self._put_draft(plan_id, merged(None, {"format": "1", "id": plan_id, "title": title, **make}))

    def copy(self, file: PlanFile, raw: bytes, title: str) -> Sheet:
        """A draft like that plan, which may lie anywhere; with its pictures."""
        with self._lock:
            plan_id = self.free_id(title)
            tree = {**(tree_of(raw) or {}), "id": plan_id, "title": title}
            tree.pop("translation_of", None)
            self.bring_pictures(plan_id, tree, file.path.parent)
            return self._put_draft(plan_id, merged(raw, tree))

    def write(self, plan_id: str, said: Mapping[str, Tree] | str, base: str | None) -> Sheet:
        """The draft now says this: a tree, or the file's whole text. ``base`` is the version that it was made from;
        None: whatever there is. Raises ChangedElsewhere."""
        with self._lock:
            before = self.sheet(plan_id)
            if before is not None and base is not None and before.version != base:
                raise ChangedElsewhere(before)
            if isinstance(said, str):
                return self._put_draft(plan_id, said.replace("\r\n", "\n").encode(errors="replace"))
            return self._put_draft(plan_id, merged(before.raw if before is not None else None, dict(said)))

    def save(self, plan_id: str) -> Sheet | None:
        """The draft becomes the plan, if nothing is wrong with it; the sheet says whether it did. None: no such."""
        with self._lock:
            sheet = self.sheet(plan_id)
            if sheet is None or sheet.file is None:
                return sheet
            self._put_plan(plan_id, sheet.raw)
            return self.sheet(plan_id)

    def put(self, plan_id: str, raw: bytes) -> None:
        """A faultless plan from elsewhere, at once; what was there before is kept as a version."""
        with self._lock:
            self._put_plan(plan_id, raw)

    def put_draft(self, plan_id: str, raw: bytes) -> Sheet:
        with self._lock:
            return self._put_draft(plan_id, raw)

    def discard(self, plan_id: str) -> None:
        """Back to what was saved last."""
        with self._lock:
            draft = read(self._draft(plan_id))
            if draft is not None:
                self._versions.keep(plan_id, draft)
                remove(self._draft(plan_id))

    def delete(self, plan_id: str) -> None:
        """The plan and its draft; both stay as versions."""
        with self._lock:
            path = self._path(plan_id)
            for each in (path, self._draft(plan_id)):
                raw = read(each) if each is not None else None
                if path is not None and each is not None and raw is not None:
                    self._versions.keep(plan_id, self._brought_home(plan_id, raw, path.parent))
                    remove(each)
            self.shelf.look()

    def restore(self, plan_id: str, version: str) -> Sheet | None:
        """That version becomes the draft; what it takes the place of is kept. A file that was put here by hand may have
        had a name that plans made here cannot have: the draft has another then."""
        with self._lock:
            raw = self._versions.text(plan_id, version)
            if raw is None:
                return None
            draft = read(self._draft(plan_id))
            if draft is not None:
                self._versions.keep(plan_id, draft)
            if self._path(plan_id) is not None:
                return self._put_draft(plan_id, raw)
            new, tree = self.free_id(plan_id), tree_of(raw)
            return self._put_draft(new, merged(raw, {**tree, "id": new}) if tree is not None else raw)

    # --- pictures

    def picture(self, plan_id: str, name: str) -> bytes | None:
        """What ``put_picture`` put beside the plan."""
        path = self._path(plan_id)
        return read(path.parent / plan_id / name) if path is not None else None

    def bring_pictures(self, plan_id: str, tree: dict[str, Tree], folder: Path, home: Path | None = None) -> None:
        """Copies the pictures and PDFs that a tree names from ``folder``, and names them where they are now."""
        materials = tree.get("materials")
        for material in materials if isinstance(materials, list) else []:
            for key, endings in (("image", IMAGES), ("pdf", DOCUMENTS)):
                name = material.get(key) if isinstance(material, dict) else None
                if not isinstance(material, dict) or not isinstance(name, str):
                    continue
                if not name.lower().endswith(endings):
                    continue  # Another plan that is called a picture would be on the shelf unasked.
                source = folder / name
                if source.resolve().is_relative_to(folder.resolve()) and (body := read(source)) is not None:
                    material[key] = self.put_picture(plan_id, source.name, body, home)

    def put_picture(self, plan_id: str, name: str, body: bytes, home: Path | None = None) -> str:
        """Beside the plan, or in ``home``; the name that the plan gives it."""
        lies = self._path(plan_id)
        home = home or (lies.parent if lies is not None else self.folder)
        stem, ending = slug(Path(name).stem) or "picture", Path(name).suffix.lower()
        with self._lock:
            for number in range(1, 1000):
                path = home / plan_id / f"{stem}{f'-{number}' if number > 1 else ''}{ending}"
                free = not os.path.lexists(path)
                if free:
                    write_whole(path, body)
                if free or read(path) == body:
                    return f"{plan_id}/{path.name}"
        raise FileExistsError(name)

    # --- names

    def free_id(self, title: str, wanted: str | None = None) -> str:
        """An id made from the title that neither a plan, a draft nor a version has."""
        stem = wanted or slug(title)
        if len(stem) < 3:
            return next(name for number in range(1, 10**6) if not self.is_taken(name := f"plan-{number}"))
        if not self.is_taken(stem):
            return stem
        return next(name for number in range(2, 10**6) if not self.is_taken(name := f"{stem[:56]}-{number}"))

    def is_taken(self, plan_id: str) -> bool:
        return (
            plan_id in self.shelf.now.plans
            or any(problem.file.stem == plan_id for problem in self.shelf.now.problems)
            or self.sheet(plan_id) is not None
            or any(path.exists() for path in (self.folder / VERSIONS / plan_id, self.folder / plan_id))
        )

    # --- inside

    def _path(self, plan_id: str) -> Path | None:
        found = self.shelf.own_files().get(plan_id)
        return found or (self.folder / f"{plan_id}.yaml" if PLAN_ID.fits(plan_id) else None)

    def _brought_home(self, plan_id: str, raw: bytes, folder: Path) -> bytes:
        """As it will be found without its file: one that lay deeper in the folder leaves its pictures there."""
        tree = tree_of(raw)
        if tree is None or folder == self.folder:
            return raw
        self.bring_pictures(plan_id, tree, folder, self.folder)
        return merged(raw, tree)

    def _draft(self, plan_id: str) -> Path:
        return self.folder / DRAFTS / f"{plan_id}.yaml"

    def _put_draft(self, plan_id: str, raw: bytes) -> Sheet:
        write_whole(self._draft(plan_id), raw)
        sheet = self.sheet(plan_id)
        assert sheet is not None
        return sheet

    def _put_plan(self, plan_id: str, raw: bytes) -> None:
        path = self._path(plan_id) or self.folder / f"{plan_id}.yaml"
        before = read(path)
        if before is not None and before != raw:
            self._versions.keep(plan_id, before)
        write_whole(path.with_suffix(".yaml"), raw)
        if path.suffix != ".yaml":
            remove(path)
        self._versions.keep(plan_id, raw)
        remove(self._draft(plan_id))
        self.shelf.look()
