"""Given a plan with something wrong in it, then exactly these problems, at these lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.plans.check import check_bytes
from facilitator.plans.problems import Problem
from tests.plans.sample import EVERYTHING, PATH, SMALL, problems, spoilt

TOPICS_ONLY = "only `{{ topic }}` and `{{ topic | filter }}` are used here"
TAKE = r"Take $\frac{1}{2}$ of it."
LOST = "a topic stands where nobody would see it, as in a link's address; put it into the text"
NO_HTML = "is not shown; write Markdown, or `\\<` for the sign itself"
HTTP = "a link begins with http:// or https://"
ANSWERS = "a list of text, drawing, photo and maths, or some of them, each after `- `"
MATERIAL = '- {id: text, title: A text, markdown: "*Read* {{ claim }}"}'


def test_a_faultless_plan_has_no_problem() -> None:
    assert problems(EVERYTHING) == []
    assert problems(SMALL) == []


def test_a_problem_prints_as_file_line_and_text() -> None:
    problem = Problem(file=Path("plans/a.yaml"), line=3, text="this is wrong; that would be right")
    assert str(problem) == "plans/a.yaml:3: this is wrong; that would be right"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "title: A plan",
            "titel: A plan",
            [
                "1: a plan needs `title`; add `title:` and text",
                "3: `titel` is not a key of a plan; did you mean `title`?",
            ],
        ),
        ("    notes: Watch.", "    note: Watch.", ["28: `note` is not a key of a phase; did you mean `notes`?"]),
        ("format: 1\n", "", ["1: a plan needs `format`; add `format:` and 1"]),
        ("format: 1", "format: 2", ["1: `format` is `2`; write 1"]),
        ("format: 1", "format: '1'", ["1: `format` is the text `1`; write 1"]),
        ("family: seminar", "family: seminer", ["5: `family` is `seminer`; did you mean `seminar`?"]),
        ("names: hidden", "names: never", ["13: `names` is `never`; write shown, hidden or by-phase"]),
        ("summary: Everything once.", "summary:", ["6: `summary` is empty; write text"]),
        (
            "summary: Everything once.",
            "summary: [a]",
            ["6: `summary` is a list; write text; text that begins with { or [ needs quotes"],
        ),
        ("goal: They find $x^2$.", "goal: '  '", ["10: `goal` is empty; write text"]),
        (
            "goal: They find $x^2$.",
            "goal: {a: b}",
            ["10: `goal` is a map; write text; text that begins with { or [ needs quotes"],
        ),
        ("title: A plan", f"title: {'x' * 2001}", ["3: `title` has 2001 characters; write at most 2000"]),
        (
            "language: en",
            "language: english",
            ["4: `language` is `english`; write a language code of BCP 47, such as en, ja or pt-BR"],
        ),
        ("language: en", "language: jp", ["4: `jp` is no language's code; English is `en`, Japanese is `ja`"]),
        (
            "sources:\n  - {author: A. Author, title: A title, year: 2013, url: https://example.org/a}",
            "sources: [{author: A. Author, year: MMXIII, url: example.org}]",
            [
                "8: `year` is `MMXIII`; write a whole number from -3000 to 3000",
                "8: `url` is `example.org`; write an address beginning with http:// or https://",
                "8: a source needs `title`; add `title:` and text",
            ],
        ),
    ],
)
def test_the_plans_own_keys(old: str, new: str, expected: list[str]) -> None:
    assert problems(spoilt(old, new)) == expected


@pytest.mark.parametrize(
    "language", ["en", "ja", "no", "pt-BR", "zh-Hant-TW", "gsw", "es-419", "de-CH-1996", "zh-yue-HK", "en-x-class"]
)
def test_languages_of_bcp_47(language: str) -> None:
    assert problems(spoilt("language: en", f"language: {language}")) == []


@pytest.mark.parametrize("language", ["e", "english", "en_GB", "en-", "日本", "1", "en-toolongsubtag", "jp", "xx"])
def test_what_is_no_language(language: str) -> None:
    (found,) = problems(spoilt("language: en", f"language: {language}"))
    assert found.startswith("4: ")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: a-plan", "id: b-plan", "2: `id` is `b-plan` and the file is called `a-plan.yaml`; make the two the same"),
        ("id: a-plan", "id: A plan", "2: `id` is `A plan`; write 3 to 64 of a-z, 0-9 and -"),
        (
            "translation_of: another-plan",
            "translation_of: a-plan",
            "15: `translation_of` names this plan itself; name the other one",
        ),
        ("{id: other,", "{id: across,", "39: id `across` is in `approaches` already, on line 34; each needs its own"),
        ("{id: matome,", "{id: pose,", "66: id `pose` is in `phases` already, on line 20; each needs its own"),
        (
            "[purpose, vision]",
            "[purpose, purpose]",
            "14: `purpose` is in `columns` already, on line 14; each needs its own",
        ),
        (
            "- not sure",
            "- more than 1",
            "62: text `more than 1` is in `choices` already, on line 61; each needs its own",
        ),
        (
            "topics:\n",
            "topics:\n  - {id: claim, label: One more}\n",
            "13: id `claim` is in `topics` already, on line 12; each needs its own",
        ),
        (
            MATERIAL,
            f"{MATERIAL}\n  - {{id: text, title: B, markdown: b}}",
            "18: id `text` is in `materials` already, on line 17; each needs its own",
        ),
    ],
)
def test_ids_are_unique_and_the_plans_is_the_files(old: str, new: str, expected: str) -> None:
    assert expected in problems(spoilt(old, new))


def test_the_files_name_ends_in_yaml() -> None:
    expected = "1: the file's name ends in `.yml`; let it end in `.yaml`"
    assert problems(SMALL, Path("a-plan.yml")) == [expected]


@pytest.mark.parametrize("minutes", ["0", "181", "5 min", "'5'", "5.0", "1e1", "９", "99999999999999999999"])
def test_minutes_are_whole_and_bounded(minutes: str) -> None:
    (found,) = problems(spoilt("minutes: 5", f"minutes: {minutes}"))
    assert found.startswith("23: `minutes` is ")
    assert found.endswith("; write a whole number from 1 to 180")


def test_minutes_add_up_to_ten_hours_at_most() -> None:
    long = "".join(f"  - {{id: p{number}, kind: think, minutes: 180}}\n" for number in range(3))
    assert problems(SMALL + long) == []
    assert problems(f"{SMALL}{long}  - {{id: last, kind: poll, again: x, minutes: 54}}\n") == [
        "7: the phases add up to 601 minutes; a plan has at most 600",
        "12: `again` names `x`, and no phase has that id; write pose, p0, p1 or p2",
    ]


@pytest.mark.parametrize(
    ("phases", "expected"),
    [
        ("phases: []", "7: `phases` is a list of 0; write at least 1"),
        ("phases:", "7: `phases` is empty; write a list of maps, each after `- `"),
        ("phases: think", "7: `phases` is the text `think`; write a list of maps, each after `- `"),
        ("phases: {id: a, kind: think}", "7: `phases` is a map; write a list of maps, each after `- `"),
        ("phases: [think]", "7: an entry of `phases` is the text `think`; write a map of id and kind"),
        ("phases: [[a]]", "7: an entry of `phases` is a list; write a map of id and kind"),
        ("", "1: a plan needs `phases`; add `phases:` and a list of maps"),
        (
            f"phases: [{'{id: a, kind: pose}, ' * 101}]",
            "7: `phases` is a list of 101; write at most 100",
        ),
    ],
)
def test_phases_are_a_list_of_maps(phases: str, expected: str) -> None:
    head = SMALL[: SMALL.index("phases:")]
    assert expected in problems(head + phases + "\n")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: think", "kind: thinking", ["31: `kind` is `thinking`; did you mean `think`?"]),
        (
            "    kind: think\n",
            "",
            ["30: a phase needs `kind`; add `kind:` and pose, think, groups, discuss, poll, sum-up or reflect"],
        ),
        (
            "    answer: [text, drawing]\n",
            "    form: mixed\n    minuets: 3\n",
            [
                "32: `form` belongs to a phase of kind groups, not to this one; delete it",
                "33: `minuets` is not a key of a phase; did you mean `minutes`?",
            ],
        ),
        ("[text, drawing]", "[text, drawings]", ["32: an entry of `answer` is `drawings`; did you mean `drawing`?"]),
        (
            "[text, drawing]",
            "text",
            [f"32: `answer` is the text `text`; write {ANSWERS}"],
        ),
        ("    sound: false\n", "    sound: no\n", ["38: `sound` is `no`; write true or false"]),
        ("    sound: false\n", "    sound: 'false'\n", ["38: `sound` is the text `false`; write true or false"]),
        ("{id: other, label: Another way}", "{id: other}", ["39: an approach needs `label`; add `label:` and text"]),
        ("from: think\n", "from: {a: b}\n", ["42: `from` is a map; write a list of ids, each after `- `"]),
        ("[0.30, 0.70]", "0.5", ["64: `discuss_between` is the text `0.5`; write a list of numbers, each after `- `"]),
        ("size: 5", "size: 9", ["44: `size` is `9`; write a whole number from 2 to 8"]),
        ("size: 5", "size: 1", ["44: `size` is `1`; write a whole number from 2 to 8"]),
        ("form: jigsaw", "form: jigsaws", ["43: `form` is `jigsaws`; did you mean `jigsaw`?"]),
        (
            'moves: ["Who says {{ claim }}?"]',
            "moves: Who?",
            ["29: `moves` is the text `Who?`; write a list of texts, each after `- `"],
        ),
        (
            "prompt: What then?}",
            "}",
            ["48: a prompt needs `prompt`; add `prompt:` and text"],
        ),
        (
            "    swap: true\n",
            "    prompt: Also this\n",
            ["46: `prompts` stands instead of `prompt` and `column`; move them into it, or delete it"],
        ),
        (
            "sides: [for, against]\n",
            "",
            ["44: nothing can be swapped; add `sides` to the plan, such as [for, against]"],
        ),
        (
            "      - {column: vision, prompt: What then?}\n",
            "    one_each: true\n",
            ["48: `one_each` gives each group one of several questions; add `prompts:` and a list of at least 2"],
        ),
        ("sides: [for, against]", "sides: [for]", ["18: `sides` is a list of 1; write at least 2"]),
    ],
)
def test_the_keys_of_phases(old: str, new: str, expected: list[str]) -> None:
    assert problems(spoilt(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "from: think\n",
            "from: thinks\n",
            ["42: `from` names `thinks`, and no phase has that id; did you mean `think`?"],
        ),
        (
            "from: think\n",
            "from: compare\n",
            ["42: `from` names `compare`, which is not before this phase; name one that is"],
        ),
        (
            "from: think\n",
            "from: neriage\n",
            ["42: `from` names `neriage`, which is not before this phase; name one that is"],
        ),
        (
            "[think, compare]",
            "\n      - think\n      - comapre",
            ["53: `from` names `comapre`, and no phase has that id; did you mean `compare`?"],
        ),
        (
            "    column: vision",
            "    column: wision",
            ["52: `column` names `wision`, which is not one of the plan's columns; did you mean `vision`?"],
        ),
        (
            "columns: [purpose, vision]\n",
            "",
            [
                "46: `column` names `purpose`, which is not one of the plan's columns; add `columns` to the plan",
                "47: `column` names `vision`, which is not one of the plan's columns; add `columns` to the plan",
                "51: `column` names `vision`, which is not one of the plan's columns; add `columns` to the plan",
            ],
        ),
        (
            "again: predict",
            "again: predicts",
            ["65: `again` names `predicts`, and no phase has that id; did you mean `predict`?"],
        ),
        ("again: predict", "again: neriage", ["65: `again` names `neriage`, which is no poll; name an earlier poll"]),
        (
            "again: predict",
            "again: anew",
            ["65: `again` names `anew`, which is not before this phase; name one that is"],
        ),
    ],
)
def test_names_name_something_earlier_or_declared(old: str, new: str, expected: list[str]) -> None:
    assert problems(spoilt(old, new)) == expected


def test_from_may_name_a_poll() -> None:
    assert problems(spoilt("  - {id: anew,", "  - {id: more, kind: discuss, from: predict}\n  - {id: anew,")) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            ", again: predict}",
            "}",
            [
                "65: a poll needs `question`; add `question:` and text, or `again:` and an earlier poll",
                "65: a poll needs `choices`; add `choices:` and a list of 2 to 12, or `again:`",
            ],
        ),
        (
            "again: predict",
            "again: predict, question: How many?",
            ["65: the question differs from that of `predict`; leave it out, it is asked again as it was"],
        ),
        (
            "again: predict",
            "again: predict, choices: [a, b, not sure]",
            ["65: the choices differ from those of `predict`; leave them out, they are offered as they were"],
        ),
        (
            "again: predict",
            "again: predict, choices: ['$\\frac{4}{7}$', {text: more than 1, sound: false}, not sure]",
            ["65: the choices differ from those of `predict`; leave them out, they are offered as they were"],
        ),
        (
            "      - {text: more than 1, sound: true}\n      - not sure\n",
            "",
            [
                "59: `choices` is a list of 1; write at least 2",
                "62: `discuss_between` needs a choice with `sound: true`; mark it, or delete this line",
            ],
        ),
        ("      - not sure\n", "      - []\n", ["62: an entry of `choices` is a list; write a map of text"]),
        (
            "      - not sure\n",
            "".join(f"      - choice {number}\n" for number in range(11)),
            ["59: `choices` is a list of 13; write at most 12"],
        ),
        (
            "[0.30, 0.70]",
            "[0.70, 0.30]",
            ["64: `discuss_between` does not rise; write the smaller share first, as in [0.30, 0.70]"],
        ),
        (
            "[0.30, 0.70]",
            "[0.5, 0.5]",
            ["64: `discuss_between` does not rise; write the smaller share first, as in [0.30, 0.70]"],
        ),
        ("[0.30, 0.70]", "[0.30]", ["64: `discuss_between` is a list of 1; write at least 2"]),
        ("[0.30, 0.70]", "[0.1, 0.2, 0.3]", ["64: `discuss_between` is a list of 3; write at most 2"]),
        (
            "[0.30, 0.70]",
            "[30, 1.5]",
            [
                "64: an entry of `discuss_between` is `30`; write a number from 0 to 1, such as 0.30",
                "64: an entry of `discuss_between` is `1.5`; write a number from 0 to 1, such as 0.30",
            ],
        ),
    ],
)
def test_polls(old: str, new: str, expected: list[str]) -> None:
    assert problems(spoilt(old, new)) == expected


def test_a_poll_asked_again_may_repeat_itself() -> None:
    repeated = "again: predict, question: How much?, choices: ['$\\frac{4}{7}$', more than 1, not sure]"
    assert problems(spoilt("again: predict", repeated)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "{id: claim,",
            "{id: Claim,",
            [
                "12: `id` is `Claim`; write a letter a-z, then a-z, 0-9 and _, at most 64 in all",
                "17: `claim` is not a topic of this plan; did you mean `Claim`?",
                "22: `claim` is not a topic of this plan; did you mean `Claim`?",
                "25: `claim` is not a topic of this plan; did you mean `Claim`?",
                "29: `claim` is not a topic of this plan; did you mean `Claim`?",
            ],
        ),
        (
            "{id: claim,",
            "{id: self, label: Own}\n  - {id: claim,",
            ["12: the topic's id `self` is a word with a meaning of its own; choose another"],
        ),
        (
            "max_length: 40",
            "max_length: 4",
            ["12: `default` has 13 characters and `max_length` is 4; shorten the one or raise the other"],
        ),
        (
            "label: What is claimed?",
            "label: What is {{ claim }}?",
            ["12: a [ ] or { } breaks off here; inside it, text with one of [ ] { } , needs quotes"],
        ),
        (
            "title: A plan",
            "title: About {{ claim }}",
            ["3: `title` holds `{{`, and topics are not filled in there; write words"],
        ),
        (
            "so that {{ claim }}?",
            "so that {{ clam }}?",
            ["25: `clam` is not a topic of this plan; did you mean `claim`?"],
        ),
        ('{{ claim }}?"]', '{{ it }}?"]', ["29: `it` is not a topic of this plan; write claim"]),
        (
            "On {{ claim }}",
            "'On {{ claim | bold }}'",
            ["22: `bold` is not a filter; the filters are capitalize, lower, title, trim and upper"],
        ),
        (
            TAKE,
            "{{ claim.upper() }}",
            [
                "27: `claim . upper ( )` stands between `{{` and `}}`; "
                f"{TOPICS_ONLY}; in TeX put a space between two braces"
            ],
        ),
        (TAKE, "{% for x in claim %}{% endfor %}", [f"27: `{{% … %}}` is not used in plans; {TOPICS_ONLY}"]),
        (TAKE, "{# hidden #}", [f"27: `{{# … #}}` is not used in plans; {TOPICS_ONLY}"]),
        (TAKE, "{% raw %}x{% endraw %}", [f"27: `{{% raw %}}` is not used in plans; {TOPICS_ONLY}"]),
        (
            TAKE,
            "Take {{ claim",
            [f"27: `{{{{` is never closed; {TOPICS_ONLY}; in TeX put a space between two braces"],
        ),
        (
            TAKE,
            r"Take $2^{{3}}$.",
            [f"27: `3` stands between `{{{{` and `}}}}`; {TOPICS_ONLY}; in TeX put a space between two braces"],
        ),
    ],
)
def test_topics(old: str, new: str, expected: list[str]) -> None:
    assert problems(spoilt(old, new)) == expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (r"$\frac{1}$", r"27: in the formula `\frac{1}`: `\frac` needs something after it, such as {2}"),
        (
            r"$\fracc$",
            r"27: in the formula `\fracc`: the TeX command `\fracc` is not known here; did you mean `\frac`?",
        ),
        (r"Take \frac{1}{2}.", r"27: `\frac` stands outside of `$…$`; put dollar signs directly around the formula"),
        ("Take <b>half.", f"27: raw HTML `<b>` {NO_HTML}"),
        ("a\n      <div>half</div>", f"28: raw HTML `<div>half</div>` {NO_HTML}"),
        ("<!-- a -->", f"27: raw HTML `<!-- a -->` {NO_HTML}"),
        ("[a](javascript:alert(1))", f"27: the link goes to `javascript:alert(1)`; {HTTP}"),
        ("[a](other.html)", f"27: the link goes to `other.html`; {HTTP}"),
        ("<data:text/html,x>", f"27: the link goes to `data:text/html,x`; {HTTP}"),
        ("![a](b.png)", "27: a picture cannot stand inside a text; name its file under `materials`"),
        ("[a](https://example.org/{{ claim }})", f"27: {LOST}"),
        ("[a]: https://example.org/{{ claim }}", f"27: {LOST}"),
        ("a \U000f0001 b", "27: the private character U+F0001 stands here; delete it"),
        (
            "- one\n      - two\n\n        | a | b |\n        |---|---|\n        | 1 | $\\frac$ |",
            "32: in the formula `\\frac`: `\\frac` needs something after it, such as {2}",
        ),
    ],
)
def test_markup_is_checked_on_its_own_line(new: str, expected: str) -> None:
    assert problems(spoilt(TAKE, new)) == [expected]


def test_texts_are_not_longer_than_can_be_read() -> None:
    text = spoilt("notes: Watch.", f"notes: {'x' * 20_001}")
    assert problems(text) == ["28: the text has 20001 characters; a text has at most 20000"]


def test_choices_are_checked_as_one_paragraph() -> None:
    found = problems(spoilt("- not sure", "- '    $\\frac{4}$'"))
    assert found == [r"62: in the formula `\frac{4}`: `\frac` needs something after it, such as {2}"]


def test_materials_are_one_thing_and_lie_beside_the_plan(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"png")
    (tmp_path / "a.pdf").write_bytes(b"pdf")
    (tmp_path / "circle.png").symlink_to("circle.png")
    plan = spoilt(', markdown: "*Read* {{ claim }}"}', "}")

    def with_file(more: str) -> list[str]:
        return problems(plan.replace("title: A text}", f"title: A text{more}}}"), tmp_path / "a-plan.yaml")

    assert with_file(", image: a.png") == []
    assert with_file(", pdf: a.pdf") == []
    one = "17: a material is one of `markdown`, `image` and `pdf`; this one has "
    assert with_file("") == [f"{one}none of them"]
    assert with_file(", image: a.png, pdf: a.pdf") == [f"{one}`image` and `pdf`"]
    assert with_file(", image: b.png") == [
        "17: there is no file `b.png` beside the plan; put it there or correct the name"
    ]
    for name in ("circle.png", f"{'x' * 300}.png"):
        (found,) = with_file(f", image: {name}")
        assert found.startswith("17: there is no file ")
    assert with_file(", pdf: a.png") == ["17: `a.png` does not end in .pdf; name such a file"]
    outside = "lies outside of the plan's folder; put the file beside the plan"
    assert with_file(", image: ../a.png") == [f"17: `../a.png` {outside}"]
    assert with_file(", image: /etc/passwd.png") == [
        "17: `image` is `/etc/passwd.png`; write the name of a file beside the plan",
        f"17: `/etc/passwd.png` {outside}",
    ]


def test_everything_wrong_is_said_at_once_and_in_order() -> None:
    text = EVERYTHING.replace("family: seminar", "family: x").replace("from: think\n", "from: no\n")
    text = text.replace("minutes: 5", "minutes: x").replace(TAKE, r"$\foo$").replace("again: predict", "again: no")
    found = problems(text)
    assert [int(line.split(":")[0]) for line in found] == [5, 23, 27, 42, 65]


def test_the_same_thing_is_not_said_twice() -> None:
    found = problems(spoilt(TAKE, "{% if a %}{% endif %}"))
    assert len(found) == 1


def test_an_unspoilt_plan_is_typed_and_knows_its_defaults() -> None:
    file, _ = check_bytes(SMALL.encode(), PATH)
    assert file is not None
    assert (file.plan.names, file.plan.minutes, file.plan.phases[0].answer) == ("by-phase", 7, ("text",))
    file, _ = check_bytes(EVERYTHING.encode(), PATH)
    assert file is not None
    assert file.plan.minutes == 5 + 12 + 8 + 14 + 3 + 3 + 6 + 3
    assert file.plan.phases[3].sources == ("think", "compare")
    assert file.plan.sources[0].year == 2013


def test_backquotes_stand_round_the_authors_words_and_not_within() -> None:
    found = problems(spoilt("kind: think", "kind: th`ink"))
    assert found == ["31: `kind` is `th'ink`; did you mean `think`?"]
