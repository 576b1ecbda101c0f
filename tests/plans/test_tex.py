"""TeX that is known becomes MathML; whatever is not known is refused with a reason and reaches nothing."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.plans.tex import MAX_DEPTH, MAX_LENGTH, TexRefused, mathml, rewritten
from facilitator.plans.tex_commands import (
    DELIMITERS,
    ENVIRONMENTS,
    ESCAPES,
    ONE_ARGUMENT,
    SYMBOLS,
    TEXTS,
    TWO_ARGUMENTS,
)

BACKSLASHES = (r"\backslash", r"\setminus")


def shown(source: str, display: bool = False) -> str:
    """The MathML without its head."""
    found = re.fullmatch(
        r'<math display="(?:inline|block)" alttext="[^"]*"><mrow>(.*)</mrow></math>', mathml(source, display)
    )
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\frac{3}{5}", "<mfrac><mrow><mn>3</mn></mrow><mrow><mn>5</mn></mrow></mfrac>"),
        (r"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
        ("1.1 + x", "<mn>1.1</mn><mo>+</mo><mi>x</mi>"),
        ("x^12", "<msup><mi>x</mi><mrow><mn>1</mn></mrow></msup><mn>2</mn>"),
        ("x_1^2", "<msubsup><mi>x</mi><mn>1</mn><mrow><mn>2</mn></mrow></msubsup>"),
        ("x^2_1", "<msubsup><mi>x</mi><mn>1</mn><mrow><mn>2</mn></mrow></msubsup>"),
        ("f'", "<msup><mi>f</mi><mrow><mi>′</mi></mrow></msup>"),
        ("f''^2", "<msup><mi>f</mi><mrow><mi>′</mi><mi>′</mi><mn>2</mn></mrow></msup>"),
        (r"\sqrt[3]{8}", "<mroot><mrow><mn>8</mn></mrow><mn>3</mn></mroot>"),
        (r"\mathbb{R}", "<mi>ℝ</mi>"),
        (r"\mathbb R", "<mi>ℝ</mi>"),
        ("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        (r"\text{if <b> & all}".replace("& ", ""), "<mtext>if\xa0&lt;b&gt;\xa0all</mtext>"),
        (r"\operatorname{lcm}", "<mo>lcm</mo>"),
        ("3 cm", "<mn>3</mn><mi>c</mi><mi>m</mi>"),
        (r"\begin{matrix}[1] & 2\end{matrix}", None),
        (r"\left(\frac{1}{2}\right.", None),
        ("分 × 数", "<mi>分</mi><mi>×</mi><mi>数</mi>"),
    ],
)
def test_known_tex_becomes_mathml(source: str, expected: str | None) -> None:
    assert expected in (None, shown(source))


def test_the_source_stays_readable_for_those_who_hear_it() -> None:
    assert 'alttext="\\text{&lt;&quot;&gt;} x"' in mathml('\\text{<">}\nx', display=False)


def test_display_and_inline() -> None:
    assert 'display="block"' in mathml("x", display=True)
    assert 'display="inline"' in mathml("x", display=False)
    assert "<munderover>" in shown(r"\sum_{i=1}^n", display=True)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "nothing stands between"),
        (" \n", "nothing stands between"),
        ("{", "`}` is missing at the end"),
        ("}", "`}` has no `{` before it"),
        ("{a}}", "`}` has no `{` before it"),
        (r"\left( {x \right)", r"`\right` has no `\left` before it"),
        (r"\left( x }", r"`\right` is missing before `}`"),
        (r"\left( x", r"`\right` is missing at the end"),
        (r"\left x \right)", r"`\left` needs a bracket"),
        (r"\right)", r"`\right` has no `\left`"),
        (r"\end{matrix}", r"`\end` has no `\begin`"),
        (r"\begin{matrix} a", r"`\end` is missing"),
        (r"\begin{matrix} a \end{pmatrix}", "`matrix` is closed as `pmatrix`"),
        (r"\begin{matrx} a \end{matrx}", "did you mean `matrix`?"),
        (r"\begin{array} a \end{array}", r"needs words in braces|needs plain words"),
        (r"\begin{array}{xy} a \end{array}", "needs plain words"),
        (r"\frac{1}", r"`\frac` needs something after it"),
        (r"\sqrt", r"`\sqrt` needs something"),
        (r"\sqrt[]{2}", "degree of a root"),
        (r"\sqrt[[3]]{2}", "degree of a root"),
        ("x^", r"`\^` needs something"),
        ("x^2^3", r"`\^` comes twice"),
        ("x_1_2", "`_` comes twice"),
        ("x^2'", "`'` comes twice"),
        (r"\foo", "is not known here"),
        (r"\fracc", r"did you mean `\\frac`\?"),
        ("a & b", "between the columns"),
        (r"a \\ b", "between the rows"),
        (r"{\begin{matrix} {a & b} \end{matrix}}", "between the columns"),
        ("50%", r"write `\\%`"),
        ("#1", r"write `\\#`"),
        ("a$b", r"write `\\\$`"),
        ("\\", "is not known here"),
        (r"\text{a{b}}", "needs plain words"),
        (r"\text{a\b}", "needs plain words"),
        (r"\text{&lt;script&gt;}", "needs plain words"),
        (r"\text", "needs words in braces"),
        ("{" * (MAX_DEPTH + 1) + "}" * (MAX_DEPTH + 1), "nested more than"),
        ("{" * 1000, "nested more than"),
        (r"\frac" * 300, "needs something|nested more than"),
        ("x" * (MAX_LENGTH + 1), "at most 2000"),
    ],
)
def test_unbalanced_unknown_and_endless_tex_is_refused(source: str, reason: str) -> None:
    with pytest.raises(TexRefused) as refusal:
        mathml(source, display=True)
    assert reason in str(refusal.value) or re.search(reason, str(refusal.value))


@pytest.mark.parametrize(
    "source",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\class{a}{x}",
        r"\style{color:red}{x}",
        r"\color{red}x",
        r"\textcolor{red}{x}",
        r"\unicode{x3c}",
        r"\verb|<script>|",
        r"\def\x{1}\x",
        r"\newcommand{\x}{1}\x",
        r"\newenvironment{x}{a}{b}",
        r"\DeclareMathOperator{\x}{<b>}",
        r"\rule{1em}{1em}",
        r"\fcolorbox{a}{b}{c}",
        r"\hspace{9999em}",
        r"\genfrac..{0pt}{0}{a}{b}",
        r"\begin{x onload=alert(1)}\end{x onload=alert(1)}",
        r"\operatorname{<b>}",
        r"\begin{document}\end{document}",
    ],
)
def test_commands_that_could_carry_anything_are_refused(source: str) -> None:
    with pytest.raises(TexRefused):
        mathml(source, display=False)


@pytest.mark.parametrize("command", sorted(SYMBOLS | ESCAPES))
def test_every_sign_converts(command: str) -> None:
    text = "".join(ElementTree.fromstring(mathml(f"{command} x", display=True)).itertext())
    assert "\\" not in text or command in BACKSLASHES


@pytest.mark.parametrize("command", sorted(ONE_ARGUMENT | TWO_ARGUMENTS | TEXTS))
def test_every_command_converts(command: str) -> None:
    text = "".join(ElementTree.fromstring(mathml(f"{command}{{a}} {{b}}", display=True)).itertext())
    assert "\\" not in text
    assert "a" in text or command == r"\mathrm" or not text.isascii()


@pytest.mark.parametrize("name", sorted(ENVIRONMENTS))
def test_every_environment_converts(name: str) -> None:
    columns = "{c|r}" if name == "array" else ""
    shape = shown(rf"\begin{{{name}}}{columns} [a] & b \\ c & {{d}} \end{{{name}}}")
    assert shape.count("<mtr>") == 2
    assert shape.count("<mtd") == 4


@pytest.mark.parametrize("bracket", sorted(DELIMITERS))
def test_every_bracket_converts(bracket: str) -> None:
    assert "\\" not in shown(rf"\left{bracket} x \right{bracket}")


PIECES = st.sampled_from(
    [
        *sorted(SYMBOLS | ESCAPES | ONE_ARGUMENT | TWO_ARGUMENTS),
        *["{", "}", "^", "_", "'", "&", r"\\", "[", "]", "(", ")", "|", "<", "1", "2.5", "x", "日", " ", "\n", '"'] * 8,
        *[r"\left", r"\right", r"\left(", r"\right)", r"\sqrt", r"\sqrt[", r"\text{a <b>}", r"\operatorname{lcm}"] * 8,
        *[rf"\{word}{{{name}}}" for name in ENVIRONMENTS for word in ("begin", "end")] * 2,
    ]
)
FORMULAS = st.recursive(
    PIECES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(" ".join),
        inner.map("{{{}}}".format),
        st.builds(r"{} {} {}".format, st.sampled_from(sorted(TWO_ARGUMENTS)), inner, inner),
        st.builds(r"\left( {} \right]".format, inner),
        st.builds(r"\begin{{pmatrix}} {} & {} \\ {} \end{{pmatrix}}".format, inner, inner, inner),
        st.builds("{}^{}".format, inner, inner),
    ),
    max_leaves=12,
)


@given(FORMULAS | st.text(max_size=60))
def test_whatever_is_understood_converts_to_clean_mathml(source: str) -> None:
    try:
        rewritten(source)
    except TexRefused:
        return
    if any(0xD800 <= ord(one) < 0xE000 or ord(one) < 32 for one in source.replace("\n", " ")):
        return
    tree = ElementTree.fromstring(mathml(source, display=True))
    text = "".join(tree.itertext())
    assert "&#" not in text
    assert "\\" not in text or any(command in source for command in BACKSLASHES)
    assert {name for node in tree.iter() for name in node.attrib} & {"href", "style", "class", "id"} == set()
