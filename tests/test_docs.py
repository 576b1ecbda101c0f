"""A command or a setting that nobody wrote down is a defect. (docs/protocol.md has its own test beside the wire's.)"""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from msgspec import Struct
from msgspec.structs import fields

from facilitator.cli import main
from facilitator.config import Settings
from facilitator.plans.format import ApproachText, PhaseText, PlanText, TopicText

ROOT = Path(__file__).resolve().parent.parent
PLAN_FORMAT = (ROOT / "docs" / "plan-format.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def commands(group: click.Group, path: str = "facilitator") -> list[str]:
    found = []
    for name, command in group.commands.items():
        full = f"{path} {name}"
        found += commands(command, full) if isinstance(command, click.Group) else [full]
    return found


@pytest.mark.parametrize("command", commands(main))
def test_every_command_is_in_the_readme(command: str) -> None:
    last_two = " ".join(command.split()[-2:])
    assert f"`{last_two}" in README or f"`{command}" in README


@pytest.mark.parametrize("setting", Settings.__struct_fields__)
def test_every_setting_is_in_the_readme_with_its_default(setting: str) -> None:
    row = next((line for line in README.splitlines() if line.startswith(f"| `{setting.replace('_', '-')}` |")), None)
    assert row is not None
    default = getattr(Settings(), setting)
    assert setting == "prompts" or (str(default) if default is not None else "none") in row


@pytest.mark.parametrize("module", sorted(path.name for path in (ROOT / "facilitator").iterdir() if path.is_dir()))
def test_every_part_is_in_the_picture(module: str) -> None:
    assert module == "__pycache__" or f"{module}/" in (ROOT / "docs" / "architecture.md").read_text("utf-8")


@pytest.mark.parametrize("kind", [PlanText, PhaseText, TopicText, ApproachText])
def test_every_key_of_a_plan_is_written_down(kind: type[Struct]) -> None:
    written = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", PLAN_FORMAT))))
    named = {field.encode_name.rstrip("_") for field in fields(kind)}
    assert named - written == set()
