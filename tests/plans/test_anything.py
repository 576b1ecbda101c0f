"""Whatever a file holds, its author is told what is wrong with it and the program goes on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.plans.check import check_bytes
from facilitator.plans.read import read_tree
from facilitator.plans.render import render
from tests.plans.sample import EVERYTHING, PATH
from tests.plans.test_markup import is_harmless

LINES = EVERYTHING.splitlines()
SYNTAX = st.text(alphabet="abc01.: -\n\t[]{},#&*!|>'\"%@`?~<\\$ux=\r\x07é\x85\u2028\ufeff😀", max_size=60)
WORDS = st.sampled_from(
    [
        "format: 1",
        "null",
        "~",
        "true",
        "[]",
        "{}",
        "- ",
        "{{ claim }}",
        "{{ x }}",
        "{% if %}",
        "$\\frac{1}{2}$",
        "$\\foo{$",
        "<script>",
        "[a](javascript:b)",
        "|",
        ">",
        '"\\U00110000"',
        '"\\uD800"',
        "&a x",
        "*a",
        "!!python/object:os.system x",
        "<<: {a: b}",
        "? [a]",
        "%YAML 1.1",
        "---",
        "...",
        "9" * 5000,
        "-1",
        "1e999",
        ".nan",
    ]
)
VALUES = st.one_of(SYNTAX, WORDS, st.text(max_size=20), st.integers().map(str))


def told(raw: bytes) -> None:
    """One line each, within the file, or else a plan that renders harmlessly."""
    file, problems = check_bytes(raw, PATH)
    last = len(raw.decode("utf-8", "replace").splitlines()) + 1
    for problem in problems:
        assert len(str(problem).splitlines()) == 1
        assert 1 <= problem.line <= last
        str(problem).encode()
    assert (file is None) == bool(problems)
    if file is not None:
        topics = {topic.id: "<script>"[: topic.max_length] for topic in file.plan.topics}
        plan = render(file, topics, str)
        assert all(is_harmless(prompt.html) for phase in plan.phases for prompt in phase.prompts)


@given(st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    told(raw)


@given(st.one_of(SYNTAX, st.text(max_size=100)))
def test_any_text(text: str) -> None:
    told(text.encode("utf-8", "surrogatepass"))


@given(st.lists(st.tuples(st.sampled_from(["format", "id", "phases", "topics", "title", "columns"]), VALUES)))
def test_any_values(pairs: list[tuple[str, str]]) -> None:
    told("".join(f"{key}: {value}\n" for key, value in pairs).encode("utf-8", "surrogatepass"))


@given(st.data())
def test_any_line_of_a_good_plan_spoilt(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(lines) - 1))
        head, colon, _ = lines[number].partition(": ")
        kept = data.draw(st.sampled_from([f"{head}{colon}", "", lines[number], head.split("-")[0]]))
        lines[number] = kept + data.draw(VALUES)
    told("\n".join(lines).encode("utf-8", "surrogatepass"))


@given(st.integers(0, len(EVERYTHING)), st.integers(0, 40), VALUES)
def test_any_piece_of_a_good_plan_replaced(start: int, length: int, piece: str) -> None:
    told((EVERYTHING[:start] + piece + EVERYTHING[start + length :]).encode("utf-8", "surrogatepass"))


@given(st.lists(st.integers(0, len(LINES) - 1), max_size=4), st.lists(st.integers(0, len(LINES) - 1), max_size=4))
def test_any_lines_left_out_or_written_again(out: list[int], again: list[int]) -> None:
    kept = [line for number, line in enumerate(LINES) if number not in out]
    told("\n".join([*kept, *(LINES[number] for number in again)]).encode())


@given(SYNTAX)
def test_reading_alone_never_fails(text: str) -> None:
    tree, flaws = read_tree(text.encode())
    assert tree is not None or flaws
