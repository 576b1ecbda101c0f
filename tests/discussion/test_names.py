"""Names: what is taken out, what is refused, and which two are too much alike."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.discussion import names
from facilitator.discussion.limits import NAME
from facilitator.discussion.names import clean_name, look_alike, told_apart
from facilitator.discussion.refused import Refused
from tests.discussion.scenario import said

ZWNJ, ZWJ, ZWSP, BOM = "\u200c", "\u200d", "\u200b", "\ufeff"
RTL_OVERRIDE, ISOLATE = "\u202e", "\u2066"
ALI_REZA = f"علی{ZWNJ}رضا"
FAMILY = f"👩{ZWJ}👩{ZWJ}👧"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Mika", "Mika"),
        ("  Mika\tvan\n\u3000Dijk ", "Mika van Dijk"),
        ("Ｍｉｋａ", "Mika"),
        ("ﬁn", "fin"),
        ("ﾐｶ", "ミカ"),
        ("Cafe\u0301", "Café"),
        (f"Mi{ZWSP}ka{BOM}\u00ad", "Mika"),
        (f"{RTL_OVERRIDE}akiM{ISOLATE}", "akiM"),
        ("Mi\x00k\x1ba\x7f", "Mika"),
        ("Mika\ud800", "Mika"),
        ("Mika\ue000", "Mika"),
        ("さくら", "さくら"),
        ("辻\U000e0100", "辻\U000e0100"),
        (ALI_REZA, ALI_REZA),
        (FAMILY, FAMILY),
        ("❤\ufe0f", "❤\ufe0f"),
        (f"{ZWJ} Mika {ZWNJ}", "Mika"),
        (f"e{ZWSP}\u0301", "é"),
        ("7", "7"),
        ("!?", "!?"),
        ("Ma\u3164ria", "Maria"),
        ("Z" + "\u0335" * 30, "Z" + "\u0335" * 4),
    ],
)
def test_what_a_name_keeps(raw: str, clean: str) -> None:
    assert clean_name(raw) == clean


@pytest.mark.parametrize(
    "raw", ["", "   ", "\n\t", ZWSP, ZWJ + ZWNJ, RTL_OVERRIDE, "\u3164", "\u2800", "\uffa0", "\u0301", "\ufe0f", "\x00"]
)
def test_a_name_that_shows_nothing_is_none(raw: str) -> None:
    with pytest.raises(Refused) as refusal:
        clean_name(raw)
    assert said(refusal.value) == ("malformed", "name-empty")


def test_a_name_is_at_most_so_long_not_counting_marks() -> None:
    assert clean_name("x" * NAME) == "x" * NAME
    accented = "x\u0301" * NAME
    assert clean_name(accented) == accented
    with pytest.raises(Refused) as refusal:
        clean_name("x" * (NAME + 1))
    assert said(refusal.value) == ("too-large", "name-long")
    assert refusal.value.words == {"most": NAME}


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ("Mika", "Mika"),
        ("Mika", "MIKA"),
        ("José", "Jose"),
        ("Maria", "Маriа"),
        ("Nina", "Νina"),
        ("MAX", "МАХ"),
        ("Oscar", "0scar"),
        ("Mika", f"Mi{ZWNJ}ka"),
        ("辻", "辻\U000e0100"),
        ("二郎", "ニ郎"),
        ("Straße", "STRASSE"),
        (ALI_REZA, ALI_REZA),
    ],
)
def test_names_that_look_alike_are_told_apart(taken: str, name: str) -> None:
    assert told_apart(name, [taken]) == f"{name} 2"
    assert told_apart(taken, [name]) == f"{taken} 2"


@pytest.mark.parametrize(
    ("one", "other"), [("だいき", "たいき"), ("Mika", "Mike"), ("さくら", "サクラ"), ("राज", "राज़"), ("🙂", "🙃")]
)
def test_names_that_differ_are_left_alone(one: str, other: str) -> None:
    assert told_apart(other, [one]) == other


def test_the_first_free_number_is_taken() -> None:
    assert told_apart("Mika", ["Mika", "mika 2", "Мika 4"]) == "Mika 3"
    assert told_apart("Mika", []) == "Mika"


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_a_clean_name_is_one_clean_line(raw: str) -> None:
    try:
        name = clean_name(raw)
    except Refused:
        return
    assert clean_name(name) == name
    assert unicodedata.normalize("NFKC", name) == name
    assert name == " ".join(name.split())
    assert not any(unicodedata.category(char)[0] == "C" and char not in (ZWJ, ZWNJ) for char in name)


@given(st.lists(st.sampled_from(["Mika", "mika", "Mika 2", "Мika", "Mika 2 2", "Yuki"]), max_size=12))
@settings(max_examples=100)
def test_however_many_join_no_two_look_alike(joining: list[str]) -> None:
    names: list[str] = []
    for raw in joining:
        names.append(told_apart(raw, names))
    for number, name in enumerate(names):
        assert told_apart(name, names[:number]) == name


def test_no_name_is_remembered_that_shall_be_forgotten() -> None:
    assert look_alike("Mika", "MIKA")
    assert names._look.cache_info().currsize > 0
    names.forget_looks()
    assert names._look.cache_info().currsize == 0
