"""What the tests of a room take as given: a plan with a phase of every kind, and who acts."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.discussion.events import Actor
from facilitator.discussion.plan import Approach, Choice, Material, Phase, Plan, Prompt
from facilitator.discussion.questions import CarriedQuestion
from facilitator.discussion.returning import Line, OfClass, Returning
from facilitator.discussion.seating import Place

PROMPT = (Prompt(id="1", html="<p>How much is one half and one third?</p>"),)
CHOICES = (Choice(html="2/5", sound=False), Choice(html="5/6", sound=True), Choice(html="1/6"))
ACROSS = Approach(id="across", label="Adds tops and adds bottoms", sound=False)
COMMON = Approach(id="common", label="Finds a common denominator", sound=True)

LESSON = Plan(
    id="adding-fractions",
    title="Adding fractions",
    language="en",
    family="problem-solving",
    summary="Two halves of a whole.",
    columns=("purpose", "vision"),
    phases=(
        Phase(id="pose", kind="pose", title="The problem", minutes=5, prompts=PROMPT),
        Phase(
            id="think",
            kind="think",
            title="On your own",
            minutes=10,
            prompts=PROMPT,
            answer=("text", "drawing", "photo", "maths"),
            approaches=(ACROSS, COMMON),
        ),
        Phase(
            id="compare",
            kind="groups",
            title="Compare",
            minutes=8,
            sources=("think",),
            form="mixed",
            size=3,
            answer=("text", "drawing"),
            prompts=(Prompt(id="1", html="<p>Why?</p>", column="purpose"), Prompt(id="2", html="", column="vision")),
        ),
        Phase(
            id="discuss",
            kind="discuss",
            title="On the board",
            minutes=15,
            prompts=PROMPT,
            sources=("think", "compare"),
            question_html="<p>Which way would you use?</p>",
            stances=("same", "follow", "question"),
        ),
        Phase(id="predict", kind="poll", title="Predict", minutes=3, prompts=PROMPT, choices=CHOICES, because=True),
        Phase(
            id="predict-again",
            kind="poll",
            title="And now?",
            minutes=3,
            prompts=PROMPT,
            choices=CHOICES,
            again="predict",
        ),
        Phase(id="sum-up", kind="sum-up", title="What we found", minutes=4, prompts=PROMPT),
        Phase(id="reflect", kind="reflect", title="Looking back", minutes=3, prompts=PROMPT, returns=True),
    ),
)

TO_READ = replace(
    LESSON,
    materials=(
        Material(id="strip", title="A strip of paper", html="<p>Fold it.</p>"),
        Material(id="page", title="A page", file="page.pdf"),
    ),
)
"""The same with a text, and with a file of which the pages are made once the room is open."""

DEBATE = Plan(
    id="three-cases",
    title="Three cases",
    language="en",
    family="seminar",
    summary="Argue a side, change over, then meet those who worked on the other questions.",
    sides=("for", "against"),
    phases=(
        Phase(id="pose", kind="pose", title="The claim", minutes=5, prompts=PROMPT),
        Phase(id="think", kind="think", title="Your case", minutes=5, prompts=PROMPT, approaches=(ACROSS, COMMON)),
        Phase(
            id="experts",
            kind="groups",
            title="One question each",
            minutes=8,
            sources=("think",),
            size=3,
            one_each=True,
            prompts=tuple(Prompt(id=str(number), html=f"<p>Question {number}?</p>") for number in (1, 2, 3)),
        ),
        Phase(
            id="meet",
            kind="groups",
            title="Tell each other",
            minutes=8,
            sources=("think", "experts"),
            form="jigsaw",
            prompts=PROMPT,
        ),
        Phase(id="other-side", kind="think", title="The other side", minutes=5, prompts=PROMPT, swap=True),
        Phase(id="discuss", kind="discuss", title="On the board", minutes=9, prompts=PROMPT, sources=("think", "meet")),
        *LESSON.phases[4:],
    ),
)
"""A seminar with sides that change over, and a jigsaw."""

WHOLE = replace(TO_READ, sides=DEBATE.sides, phases=(*LESSON.phases, *DEBATE.phases[2:5]))
"""A phase of every kind, and besides all that a seminar may have."""

INSTRUCTOR = Actor("instructor", "i1")
GUEST = Actor("guest")

NINE_O_CLOCK = 1_790_000_000_000
MINUTE = 60_000

CLASS = OfClass(
    name="5b",
    word="marble",
    people=(
        Returning(id="r1", name="Aiko", seat="seat-of-aiko", place=Place(row=1, column=2)),
        Returning(id="r2", name="Ben", seat="seat-of-ben", place=Place(row=1, column=1), begun="«-3» I thought"),
        Returning(id="r3", name="Chidi"),
    ),
    groups=(("r1", "r2"), ("r3",)),
    questions=(CarriedQuestion(id="q1", by="r2", text="«-4» who decides?"),),
    lines=(Line(id="l1", by="r1", text="«-1» the pieces must be alike"), Line(id="l2", by="r3", text="«-2» ask first")),
)
"""A class that has met before."""
