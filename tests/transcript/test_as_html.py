"""The HTML file: an independent parser finds no error in it, all that was said, and nothing that acts or is fetched."""

from __future__ import annotations

import re
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from functools import cache
from random import Random
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from facilitator.discussion import commands as c
from facilitator.discussion.pictures import Drawing, Stroke
from facilitator.plans.formula import worded
from facilitator.transcript import model as m
from facilitator.transcript.as_html import as_html, body, within
from facilitator.transcript.build import build
from facilitator.transcript.document import document
from facilitator.transcript.manner import Manner
from facilitator.views.visibility import THE_CLASS
from tests.discussion.random_room import random_history
from tests.discussion.scenario import Scenario
from tests.transcript.lesson import led
from tests.transcript.odd import ODD, odd_log

PHOTO = b"RIFF\x00\x01\x02\xffWEBP"
XLINK = "{http://www.w3.org/1999/xlink}href"
ADDRESSES = ("src", "srcset", "href", "action", "formaction", "data", "poster", "background", "ping", "cite", XLINK)
SEEDS = st.integers(0, 2**32)


def parsed(file: bytes) -> Element:
    """Strictly: the first error of the HTML Standard's tokenizer or tree builder raises."""
    reader = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = reader.parse(file)
    assert isinstance(tree, Element)
    return tree


def made(transcript: m.Transcript, manner: Manner | None = None) -> Element:
    return parsed(as_html(transcript, manner or Manner(), lambda name: PHOTO))


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def by_class(tree: Element, name: str) -> list[Element]:
    return [each for each in tree.iter() if name in classes(each)]


def with_ids(tree: Element) -> dict[str, Element]:
    return {each.get("id", ""): each for each in tree.iter() if each.get("id")}


def said_in(element: Element) -> list[str]:
    return [text_of(each) for each in by_class(element, "said")]


def as_shown(text: str) -> str:
    """As a browser's parser hands it on: its new lines, and U+FFFD for what HTML cannot hold."""
    new_lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join("\ufffd" if unholdable(ord(sign)) else sign for sign in new_lines)


def unholdable(point: int) -> bool:
    """HTML Standard, 13.2.3.5: controls but for tab, line feed, form feed; surrogates; noncharacters."""
    control = (point < 0x20 and point not in (0x9, 0xA, 0xC)) or 0x7F <= point <= 0x9F
    return control or 0xD800 <= point <= 0xDFFF or 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE


def holds_all(tree: Element, transcript: m.Transcript) -> None:
    """Each contribution in an element of its own, with its words and the earlier ones, the latest first."""
    ids = Counter(each.get("id") for each in tree.iter() if each.get("id"))
    assert set(ids.values()) <= {1}, ids.most_common(3)
    elements = with_ids(tree)
    for each in transcript.contributions:
        texts = [each.text, *(was.text for was in reversed(each.revisions))]
        assert said_in(elements[each.id]) == [shown(text) for text in texts if text], each
        assert ("These words were erased." in text_of(elements[each.id])) == (None in texts)


def shown(text: str) -> str:
    """Formulas are set: what is left of them is what MathML says, in which dollars are gone."""
    (paragraph,) = parsed(page_of(f"<p>{worded(as_shown(text))}</p>")).iter("p")
    return text_of(paragraph)


def page_of(markup: str) -> bytes:
    return f'<!doctype html><meta charset="utf-8"><title>x</title>{markup}'.encode()


def needs_nothing(tree: Element) -> None:
    assert [
        each.tag for each in tree.iter() if each.tag in ("script", "link", "iframe", "object", "embed", "base")
    ] == []
    for each in tree.iter():
        assert not [name for name in each.attrib if name.lower().startswith("on")], each.attrib
        for name in set(ADDRESSES) & each.attrib.keys():
            address = each.attrib[name]
            followed = each.tag == "a" and address.startswith(("https://", "http://")) and each.get("rel")
            assert address.startswith(("#", "data:image/webp;base64,")) or followed, (each.tag, name, address)


@cache
def odd() -> tuple[m.Transcript, Element]:
    transcript = build(odd_log())
    return transcript, made(transcript)


def test_a_whole_lesson_is_there_without_an_error() -> None:
    transcript = build(led().log)
    tree = made(transcript)
    holds_all(tree, transcript)
    needs_nothing(tree)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_odd_texts_come_out_as_they_went_in(language: str) -> None:
    transcript = build(odd_log())
    tree = made(transcript, Manner(language=language))
    needs_nothing(tree)
    told = said_in(tree)
    for text in ODD:
        if "$" not in text:
            assert as_shown(text) in told, text
    everything = text_of(tree)
    for person in transcript.participants:
        assert as_shown(str(person.name)) in everything


def test_each_odd_contribution_has_an_element_of_its_own() -> None:
    transcript, tree = odd()
    holds_all(tree, transcript)


def test_an_odd_text_that_runs_from_right_to_left_ends_with_its_element() -> None:
    """Each text and name is isolated: a direction that somebody leaves open never reaches what follows."""
    _, tree = odd()
    for each in tree.iter():
        own = (each.text or "") + "".join(inner.tail or "" for inner in each)
        if "\u202e" in own:
            assert each.tag == "bdi" or each.get("dir") == "auto", each.tag


@settings(max_examples=6)
@given(SEEDS)
def test_any_room_is_there_without_an_error(seed: int) -> None:
    transcript = build(random_history(Random(seed), steps=120))
    tree = made(transcript)
    holds_all(tree, transcript)
    needs_nothing(tree)
    leads_somewhere(tree)


def leads_somewhere(tree: Element) -> None:
    ids = with_ids(tree)
    links = [each.get("href", "") for each in tree.iter("a")]
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []


def test_contents_lead_to_all_parts_and_ideas_to_what_was_said() -> None:
    transcript = build(led().log)
    tree = made(transcript)
    leads_somewhere(tree)
    (contents,) = (nav for nav in tree.iter("nav"))
    links = [link.get("href") for link in contents.iter("a")]
    assert links == [*(f"#{visit.visit}" for visit in transcript.phases), "#ideas", "#diagrams"]
    for idea in document(transcript, Manner()).ideas:
        way = with_ids(tree)[f"way-{idea.card}"]
        assert [link.get("href") for link in way.iter("a")] == [f"#{step.id}" for step in idea.steps]
        assert f"#way-{idea.card}" in [link.get("href") for link in with_ids(tree)[idea.card].iter("a")]


def test_every_diagram_is_described_and_has_its_table() -> None:
    transcript = build(led().log)
    laid_out = document(transcript, Manner())
    ids = with_ids(made(transcript))
    for diagram in (*laid_out.diagrams, *(each for section in laid_out.sections for each in section.diagrams)):
        figure = ids[diagram.id]
        assert diagram.description in [each.get("aria-label") for each in figure.iter() if each.get("role") == "img"]
        rows = [tuple(text_of(cell) for cell in row) for row in figure.iter("tr")]
        assert rows == [tuple(map(as_shown, row)) for row in (diagram.head, *diagram.rows)]


def test_every_region_has_a_name_of_its_own() -> None:
    room = Scenario(checks=())
    room.join("Mika")
    for phase in ("think", "discuss", "think", "discuss", "think"):
        room.go(phase)
    tree = made(build(room.log))
    ids = with_ids(tree)
    names = [text_of(ids[each.get("aria-labelledby", "")]).strip() for each in tree.iter("section")]
    assert len(names) == len(set(names)) == 5


def test_the_policy_lets_nothing_in() -> None:
    _, tree = odd()
    policies = [each for each in tree.iter("meta") if each.get("http-equiv") == "Content-Security-Policy"]
    assert [each.get("content") for each in policies] == [
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    ]


def test_the_styles_ask_for_nothing() -> None:
    _, tree = odd()
    (styles,) = (text_of(each) for each in tree.iter("style"))
    assert not re.search(r"url\(|@import|@font-face|<", styles)
    assert "@page" in styles
    assert "prefers-color-scheme: dark" in styles


@pytest.mark.parametrize(("language", "paper"), [("en", "a4"), ("ja", "letter")])
def test_it_says_its_language_and_paper(language: str, paper: str) -> None:
    tree = made(build(led().log), Manner(language=language, paper=paper))  # type: ignore[arg-type]
    assert (tree.get("lang"), tree.get("dir")) == (language, "ltr")
    (main,) = tree.iter("main")
    assert f"t--{paper}" in classes(main)
    assert [each.get("lang") for each in tree.iter("h1")] == ["en"]


def with_pictures() -> m.Transcript:
    room = Scenario(checks=())
    (mika,) = room.join("Mika")
    visit = room.go("think")
    line = Stroke(ink="red", width=6, points=(10, 10, 900, 700))
    room.when(mika, c.HandIn(kind="answer", visit=visit, text="see", drawing=Drawing(paper="grid", strokes=(line,))))
    return build(room.log)


def test_drawings_are_drawn_and_say_what_they_are() -> None:
    tree = made(with_pictures())
    (drawn,) = by_class(tree, "pic--drawn")
    assert (drawn.get("role"), drawn.get("aria-label")) == ("img", "Drawing")
    assert [each.tag.rpartition("}")[2] for each in drawn][:1] == ["svg"]
    needs_nothing(tree)


def test_photos_are_within_the_file_and_missed_where_they_are_gone() -> None:
    here = within("p.webp", 'a "photo"', {}, lambda name: PHOTO)
    (image,) = parsed(page_of(here)).iter("img")
    assert image.get("alt") == 'a "photo"'
    assert b64decode(image.get("src", "").removeprefix("data:image/webp;base64,")) == PHOTO
    gone = within("p.webp", "a photo", {}, lambda name: None)
    assert "<img" not in gone
    assert "a photo" in gone


def test_the_body_is_the_same_in_both_frames() -> None:
    transcript = build(led().log)
    laid_out = document(transcript, Manner())
    (main,) = made(transcript).iter("main")
    page = f"<main>{body(laid_out, lambda name, words: Markup())}</main>"
    (on_page,) = parsed(page_of(page)).iter("main")
    assert list(_words(main)) == list(_words(on_page))


def _words(element: Element) -> Iterator[str]:
    return (text.strip() for text in element.itertext() if text.strip())


def test_the_class_gets_a_file_with_what_it_saw() -> None:
    transcript = build(led().log, THE_CLASS)
    tree = made(transcript)
    leads_somewhere(tree)
    assert "Now I cut first" not in text_of(tree)
    assert "The class's copy" in text_of(tree)


def test_questions_that_were_taken_back_are_told_of() -> None:
    room = Scenario(checks=())
    (mika,) = room.join("Mika")
    room.go("think")
    question = room.says(mika, "question", "Is it more?")
    room.when(mika, c.Withdraw(contribution=question))
    tree = made(build(room.log))
    assert said_in(with_ids(tree)[question]) == ["Is it more?"]
    assert "taken back" in text_of(with_ids(tree)[question])
