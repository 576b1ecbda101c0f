"""An earlier snapshot and the patches since are the snapshot of now: for every stream, from every moment.

And nothing changes but what ``touched`` names: a stream that it forgets is never told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from facilitator.views.patch import apply, difference, merged
from facilitator.views.visibility import Watcher, streams_for
from tests.views.planting import Told
from tests.views.telling import Moment, touched_streams

EVERY = 6
"""From every so many-th moment to the last: all of them would take long and find no more."""
COMMITS_AT_ONCE = (1, 2, 7)
"""How many commits one flush may tell together."""


def patches_lead_from_every_moment_to_the_last(told: Told) -> None:
    for stream, now in told.moments[-1].views.items():
        views = [moment.views[stream] for moment in told.moments if stream in moment.views]
        steps = [difference(earlier, later) for earlier, later in pairwise(views)]
        assert all(apply(view, step) == after for view, step, after in zip(views, steps, views[1:], strict=False))
        for place in range(0, len(views), EVERY):
            assert apply(views[place], merged([step for step in steps[place:] if step])) == now
            assert apply(views[place], difference(views[place], now)) == now


def what_is_not_touched_stays(told: Told) -> None:
    for size in COMMITS_AT_ONCE:
        for place in range(len(told.moments) - size):
            between = told.moments[place : place + size + 1]
            before, after = between[0], between[-1]
            named = touched_between(between)
            changed = {stream for stream, view in before.views.items() if after.views[stream] != view}
            assert changed <= named, [type(entry.event) for moment in between[1:] for entry in moment.entries]


def touched_between(between: Sequence[Moment]) -> set[str]:
    """The streams that may have changed from the first of these moments to the last."""
    entries = [entry for moment in between[1:] for entry in moment.entries]
    return touched_streams(between[0].room, between[-1].room, entries)


def own_streams_are_not_touched_in_vain(told: Told) -> None:
    """But for those of the erased, which nobody sees. Who has other streams than before is to be moved between them."""
    for before, after in pairwise(told.moments):
        there = [person.id for person in after.room.participants.values() if person.state != "erased"]
        streams = {f"own:{person}" for person in there}
        changed = {stream for stream in streams if before.views.get(stream) != after.views[stream]}
        moved = {
            f"own:{person}"
            for person in there
            if streams_for(before.room, Watcher("student", person))
            != streams_for(after.room, Watcher("student", person))
        }
        assert touched_between([before, after]) & streams == changed | moved, after.entries


CONTRACT: tuple[Callable[[Told], None], ...] = (
    patches_lead_from_every_moment_to_the_last,
    what_is_not_touched_stays,
    own_streams_are_not_touched_in_vain,
)
