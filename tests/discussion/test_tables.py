"""Nothing is forgotten: every command has its rule and its askers, every event its way into the room and the log."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

from facilitator import discussion
from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.decide import RULES
from facilitator.discussion.phases import AFTER_THE_END, ANYTIME, PHASES, WHO
from facilitator.discussion.plan import CONNECTIONS, STANCES, ConnectionKind, PhaseKind, Stance
from facilitator.discussion.refused import Code
from tests.discussion.given import LESSON

COMMANDS = {kind for kind in vars(c).values() if isinstance(kind, type) and issubclass(kind, c.Command)} - {c.Command}
EVENTS = {kind for kind in vars(e).values() if isinstance(kind, type) and issubclass(kind, e.Event)} - {e.Event}
DOMAIN = Path(discussion.__file__).parent


def test_the_wire_accepts_every_command_that_the_server_does_not_make_itself() -> None:
    assert set(get_args(c.AnyCommand)) == COMMANDS - {
        c.OpenRoom,
        c.KeepUntil,
        c.Join,
        c.AddPhoto,
        c.AddMaterial,
        c.FillMaterial,
        c.WriteLessonNote,
        c.RemoveLessonNote,
    }


def test_every_command_has_a_rule_and_askers() -> None:
    assert set(RULES) == COMMANDS - {c.OpenRoom}
    assert set(WHO) == COMMANDS - {c.OpenRoom}
    assert all(WHO[command] for command in WHO)
    assert set(WHO) >= AFTER_THE_END


def test_every_event_is_one_of_the_logs() -> None:
    assert set(get_args(e.AnyEvent)) == EVENTS


def test_every_kind_of_phase_and_of_contribution_is_in_the_table() -> None:
    assert set(PHASES) == set(get_args(PhaseKind))
    taken = [kind for allows in PHASES.values() for kind in allows.contributions]
    assert sorted([*taken, *ANYTIME]) == sorted(get_args(ContributionKind))
    asked = [command for allows in PHASES.values() for command in allows.commands]
    assert all("student" in WHO[command] for command in asked)
    assert {phase.kind for phase in LESSON.phases} == set(PHASES)


def test_the_plans_words_are_those_of_their_types() -> None:
    assert get_args(Stance) == STANCES
    assert get_args(ConnectionKind) == CONNECTIONS


def refusals() -> set[tuple[str, str]]:
    """Code and message of every refusal in the domain's source. A message may be one of two: ``a if … else b``."""
    calls = [
        node
        for path in DOMAIN.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused"
    ]
    return {(code, message) for call in calls for code in strings(call.args[0]) for message in strings(call.args[1])}


def strings(expression: ast.AST) -> list[str]:
    constants = (node.value for node in ast.walk(expression) if isinstance(node, ast.Constant))
    return [value for value in constants if isinstance(value, str)]


def pairs(path: Path) -> set[tuple[str, str]]:
    """Every ("word", "word") written in a file."""
    tuples = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Tuple)]
    return {(words[0], words[1]) for node in tuples if len(words := strings(node)) == 2}


def test_every_refusal_is_expected_by_a_test_with_its_code() -> None:
    """Coverage says that each is reached; this, that somebody looked at what it says."""
    expected = {pair for path in Path(__file__).parent.glob("test_*.py") for pair in pairs(path)}
    assert len(refusals()) > 30
    assert refusals() - expected == set()
    assert {code for code, _ in refusals()} <= set(get_args(Code))


def test_no_two_refusals_say_the_same_under_two_codes() -> None:
    messages = [message for _, message in refusals()]
    assert sorted(messages) == sorted(set(messages))
