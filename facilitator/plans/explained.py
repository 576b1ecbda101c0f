"""What each key of a plan file is for: one sentence each, for docs/plan-format.md and for editors."""

from __future__ import annotations

from collections.abc import Mapping

EXPLAINED: Mapping[str, Mapping[str, str]] = {
    "a plan": {
        "format": "The version of the format.",
        "id": "The plan's own name, unlike that of any other; the file is called the same, with `.yaml` after it.",
        "title": "What the plan is called in the library and at the top of a room.",
        "language": "The language that the plan is written in and the room speaks.",
        "family": "On which shelf of the library the plan lies.",
        "summary": "One or two sentences for the plan's card in the library.",
        "audience": "For whom the plan is, such as an age.",
        "sources": "Where the idea comes from; shown in the library and in the transcript.",
        "goal": "What the class should find by itself; only the instructor sees it.",
        "topics": "Blanks that are filled when a room is opened and stand in texts as `{{ id }}`.",
        "names": "Whether contributions carry their author's name; `by-phase` hides names while answers are compared.",
        "columns": "Columns of the board that several phases share, such as the three questions of a seminar.",
        "translation_of": "The id of the same plan in another language.",
        "materials": "Texts and pictures that are at hand in all phases.",
        "sides": "Sides of a controversy, which are given to students at random.",
        "phases": "The parts of the lesson, in their order.",
    },
    "a source": {
        "author": "Who wrote it; several names in one text.",
        "title": "What it is called.",
        "year": "When it appeared; before our era with a minus.",
        "url": "Where it can be read.",
    },
    "a topic": {
        "id": "The word that stands between `{{` and `}}`.",
        "label": "The question by which the instructor is asked for it.",
        "default": "What it is when nothing is written; without this it must be written.",
        "max_length": "The most characters it may have.",
    },
    "a material": {
        "id": "Its own name.",
        "title": "What students see in the list of materials.",
        "markdown": "The text itself.",
        "image": "A picture's file beside the plan: png, jpg, webp or gif.",
        "pdf": "A PDF's file beside the plan.",
    },
    "a phase": {
        "id": "The phase's own name, by which later phases refer to it.",
        "kind": "What students and instructor do in it.",
        "title": "What it is called; else the kind's name in the room's language.",
        "minutes": "How long it is meant to last; all together have at most 600.",
        "prompt": "What students are asked to do.",
        "column": "Into which of the plan's columns answers go.",
        "prompts": "Several questions at once, in place of `prompt` and `column`.",
        "notes": "What to watch for; only the instructor sees it.",
        "moves": "Sentences for the instructor to say.",
        "swap": "Whether the sides change over when the phase begins.",
        "answer": "In which forms students can answer.",
        "approaches": "Answers that can be expected; only the instructor sees them.",
        "from": "The id, or ids, of earlier phases whose answers this one draws on.",
        "form": "How groups are made.",
        "size": "How many students a group should have.",
        "one_each": "Whether each group is given one of the `prompts` instead of all of them.",
        "question": "What is discussed, or asked in the poll; a poll needs it unless it has `again`.",
        "stances": "Words by which students say where they stand.",
        "connections": "Words by which two cards on the board can be connected.",
        "choices": "What can be chosen; a poll needs them unless it has `again`.",
        "because": "Whether a reason is asked.",
        "again": "The id of an earlier poll that is asked anew, to see who changed their mind.",
        "discuss_between": "Between which shares of sound answers the console advises to discuss before asking again.",
        "returns": "Whether chosen lines may open the next lesson.",
    },
    "an approach": {
        "id": "Its own name.",
        "label": "What the instructor reads when marking an answer.",
        "example": "How a student might write it.",
        "ask": "A question that moves a student on from there.",
        "sound": "Whether it leads to the goal; never shown to students.",
    },
    "a prompt": {
        "column": "Into which of the plan's columns its answers go.",
        "prompt": "What is asked.",
    },
    "a choice": {
        "text": "What can be chosen; a text alone, without `text:`, is enough.",
        "sound": "Whether it is right; never shown to students.",
    },
}
"""By the name of the map that has the key, then by key."""
