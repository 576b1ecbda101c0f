"""What must hold between the parts of a plan: names name something, numbers add up, alternatives exclude each other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from facilitator.plans.format import LANGUAGE, MAX_TOTAL_MINUTES, ChoiceText, PhaseText, PlanText
from facilitator.plans.problems import Flaw, Place, Places, did_you_mean, listed, quoted
from facilitator.plans.template import RESERVED

IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
DOCUMENTS = (".pdf",)


def rule_flaws(plan: PlanText, at: Places, file: Path) -> Iterator[Flaw]:
    """Everything wrong between the parts. ``at`` gives the place of a part by its path, such as ``phases, 0, id``."""
    yield from _identity(plan, at, file)
    yield from _language(plan, at)
    yield from _topics(plan, at)
    yield from _materials(plan, at, file)
    yield from _minutes(plan, at)
    for number, phase in enumerate(plan.phases):
        yield from _phase(plan, phase, number, at)
        if phase.kind == "poll":
            yield from _poll(plan, phase, number, at)


def _identity(plan: PlanText, at: Places, file: Path) -> Iterator[Flaw]:
    if file.suffix != ".yaml":
        yield Flaw(line=1, text=f"the file's name ends in {quoted(file.suffix)}; let it end in `.yaml`")
    if plan.id and plan.id != file.stem:
        yield at("id").flaw(
            f"`id` is {quoted(plan.id)} and the file is called {quoted(file.name)}; make the two the same"
        )
    if plan.id and plan.translation_of == plan.id:
        yield at("translation_of").flaw("`translation_of` names this plan itself; name the other one")


def _language(plan: PlanText, at: Places) -> Iterator[Flaw]:
    code = plan.language.split("-")[0].lower()
    if len(code) == 2 and LANGUAGE.fits(plan.language) and code not in Locale("en").languages:
        yield at("language").flaw(f"{quoted(code)} is no language's code; English is `en`, Japanese is `ja`")


def _topics(plan: PlanText, at: Places) -> Iterator[Flaw]:
    for number, topic in enumerate(plan.topics):
        if topic.id in RESERVED:
            yield at("topics", number, "id").flaw(
                f"the topic's id {quoted(topic.id)} is a word with a meaning of its own; choose another"
            )
        if len(topic.default) > topic.max_length:
            yield at("topics", number, "default").flaw(
                f"`default` has {len(topic.default)} characters and `max_length` is {topic.max_length}; "
                "shorten the one or raise the other",
            )


def _materials(plan: PlanText, at: Places, file: Path) -> Iterator[Flaw]:
    for number, material in enumerate(plan.materials):
        given = [key for key in ("markdown", "image", "pdf") if getattr(material, key)]
        if len(given) != 1:
            found = " and ".join(quoted(key) for key in given) or "none of them"
            yield at("materials", number).flaw(
                f"a material is one of `markdown`, `image` and `pdf`; this one has {found}"
            )
        if material.image:
            yield from _file(file, material.image, IMAGES, at("materials", number, "image"))
        if material.pdf:
            yield from _file(file, material.pdf, DOCUMENTS, at("materials", number, "pdf"))


def _file(plan: Path, name: str, endings: tuple[str, ...], place: Place) -> Iterator[Flaw]:
    # os.path answers no where Path raises: for names that are too long, and for links that lead in a circle.
    folder = os.path.realpath(plan.parent)
    found = Path(os.path.realpath(os.path.join(folder, name)))
    if not found.is_relative_to(folder):
        yield place.flaw(f"{quoted(name)} lies outside of the plan's folder; put the file beside the plan")
    elif found.suffix.lower() not in endings:
        yield place.flaw(f"{quoted(name)} does not end in {listed(endings)}; name such a file")
    elif not os.path.isfile(found):
        yield place.flaw(f"there is no file {quoted(name)} beside the plan; put it there or correct the name")


def _minutes(plan: PlanText, at: Places) -> Iterator[Flaw]:
    if plan.minutes > MAX_TOTAL_MINUTES:
        yield at("phases").flaw(f"the phases add up to {plan.minutes} minutes; a plan has at most {MAX_TOTAL_MINUTES}")


def _phase(plan: PlanText, phase: PhaseText, number: int, at: Places) -> Iterator[Flaw]:
    for index, name in enumerate(phase.sources):
        yield from _earlier(plan, name, "from", number, at("phases", number, "from", index))
    yield from _column(plan, phase.column, at("phases", number, "column"))
    for index, prompt in enumerate(phase.prompts):
        yield from _column(plan, prompt.column, at("phases", number, "prompts", index, "column"))
    if phase.prompts and (phase.prompt or phase.column):
        yield at("phases", number, "prompts").flaw(
            "`prompts` stands instead of `prompt` and `column`; move them into it, or delete it"
        )
    if phase.one_each and len(phase.prompts) < 2:
        yield at("phases", number, "one_each").flaw(
            "`one_each` gives each group one of several questions; add `prompts:` and a list of at least 2"
        )
    if phase.swap and not plan.sides:
        place = at("phases", number, "swap")
        yield place.flaw("nothing can be swapped; add `sides` to the plan, such as [for, against]")


def _earlier(plan: PlanText, name: str, key: str, number: int, place: Place) -> Iterator[Flaw]:
    before = [phase.id for phase in plan.phases[:number]]
    if name in before:
        return
    if any(phase.id == name for phase in plan.phases[number:]):
        yield place.flaw(f"`{key}` names {quoted(name)}, which is not before this phase; name one that is")
    else:
        hint = did_you_mean(name, before) if before else "; no phase comes before this one"
        yield place.flaw(f"`{key}` names {quoted(name)}, and no phase has that id{hint}")


def _column(plan: PlanText, column: str | None, place: Place) -> Iterator[Flaw]:
    if column is None or column in plan.columns:
        return
    hint = did_you_mean(column, plan.columns) if plan.columns else "; add `columns` to the plan"
    yield place.flaw(f"`column` names {quoted(column)}, which is not one of the plan's columns{hint}")


def _poll(plan: PlanText, phase: PhaseText, number: int, at: Places) -> Iterator[Flaw]:
    first = plan.first_asking(number)
    yield from _asks(phase, number, at)
    if phase.again is not None:
        yield from _again(plan, phase, first, number, at)
    if not phase.discuss_between:
        return
    place = at("phases", number, "discuss_between")
    if len(phase.discuss_between) == 2 and phase.discuss_between[0] >= phase.discuss_between[1]:
        yield place.flaw("`discuss_between` does not rise; write the smaller share first, as in [0.30, 0.70]")
    if not any(choice.sound for choice in first.choices):
        yield place.flaw("`discuss_between` needs a choice with `sound: true`; mark it, or delete this line")


def _asks(phase: PhaseText, number: int, at: Places) -> Iterator[Flaw]:
    if phase.again is not None:
        return
    if not phase.question and ("phases", number, "question") not in at:
        yield at("phases", number, "question").flaw(
            "a poll needs `question`; add `question:` and text, or `again:` and an earlier poll"
        )
    if not phase.choices and ("phases", number, "choices") not in at:
        yield at("phases", number, "choices").flaw(
            "a poll needs `choices`; add `choices:` and a list of 2 to 12, or `again:`"
        )


def _again(plan: PlanText, phase: PhaseText, first: PhaseText, number: int, at: Places) -> Iterator[Flaw]:
    place = at("phases", number, "again")
    named = [earlier for earlier in plan.phases[:number] if earlier.id == phase.again]
    if not named:
        yield from _earlier(plan, phase.again or "", "again", number, place)
    elif all(earlier.kind != "poll" for earlier in named):
        yield place.flaw(f"`again` names {quoted(named[0].id)}, which is no poll; name an earlier poll")
    elif phase.question and phase.question != first.question:
        yield at("phases", number, "question").flaw(
            f"the question differs from that of {quoted(first.id)}; leave it out, it is asked again as it was"
        )
    elif phase.choices and not _same(phase.choices, first.choices):
        yield at("phases", number, "choices").flaw(
            f"the choices differ from those of {quoted(first.id)}; leave them out, they are offered as they were"
        )


def _same(again: tuple[ChoiceText, ...], first: tuple[ChoiceText, ...]) -> bool:
    return [choice.text for choice in again] == [choice.text for choice in first] and all(
        choice.sound in (None, original.sound) for choice, original in zip(again, first, strict=True)
    )
