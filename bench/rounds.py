"""One round: a fresh server, a fresh load client, every measurement once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from bench.load import loading
from bench.subjects import Subject, started
from bench.summary import median

CHANGES: Final = 5
"""Phase changes in a round: odd, so that the last one opens the phase in which answers are asked for."""
DRAFTS_PER_SECOND: Final = 200
MESSAGE_BYTES: Final = 1200
"""Of the message to all, until our own phase change has shown how long it really is."""


class Size(Struct, frozen=True, kw_only=True):
    phones: int
    draft_seconds: int


class Round(Struct, frozen=True, kw_only=True):
    """``figures`` by the names in ``summary.MEASURES``; ``message_bytes``: of the message to all."""

    figures: Mapping[str, float]
    message_bytes: int


def measured(subject: Subject, size: Size, message_bytes: int) -> Round:
    """Raises LoadFailed if a measurement does not come to its end."""
    with started(subject) as server, loading() as load:
        running = server.running
        figures = {"cold_start": server.cold_start}
        bare = subject.engine is None
        load.open(**server.opening, **({"bytes": message_bytes} if bare else {}))
        memory = running.memory()
        figures["join"] = load.join(size.phones).ms / 1000
        told = [load.tell()]
        figures["memory"] = (running.memory() - memory) / size.phones
        told += [load.tell() for _ in range(CHANGES - 1)]
        figures["tell_median"] = median([each.median_ms for each in told])
        figures["tell_last"] = median([each.last_ms for each in told])

        cpu = running.cpu()
        drafted = load.draft(DRAFTS_PER_SECOND, size.draft_seconds)
        figures["draft_cpu"] = (running.cpu() - cpu) / (10 * size.draft_seconds)
        figures["draft_median"] = drafted.median_ms
        figures["draft_last"] = drafted.last_ms

        cpu = running.cpu()
        answered = load.answer()
        figures["answer_cpu"] = (running.cpu() - cpu) / answered.count
        figures["answer_rate"] = answered.count / answered.ms * 1000
        if answered.console_ms is not None:
            figures["console"] = answered.console_ms
        load.close()
        return Round(figures=figures, message_bytes=round(median([each.bytes for each in told])))
