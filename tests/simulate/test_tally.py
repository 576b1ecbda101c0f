from __future__ import annotations

import json
from pathlib import Path

import pytest

from facilitator.simulate.problems import CannotSimulate
from facilitator.simulate.tally import (
    Acknowledged,
    Percentiles,
    StoredContribution,
    StoredText,
    StoredTranscript,
    Tally,
    lost_of,
    percentiles,
)


def ack(seq: int, text: str, participant: str = "p2") -> Acknowledged:
    return Acknowledged(room="ABCDEF", participant=participant, command_id=f"c-{seq}", seq=seq, text=text)


def stored(
    seq: int, text: str | None, *earlier: tuple[int, str], author: str = "p2", group: str | None = None
) -> StoredContribution:
    revisions = tuple(StoredText(seq=before, text=said) for before, said in earlier)
    return StoredContribution(seq=seq, text=text, revisions=revisions, author=author, group=group)


def lost(*acks: Acknowledged, transcript: list[StoredContribution]) -> list[str]:
    return [each.text for each in lost_of(acks, StoredTranscript(contributions=tuple(transcript)))]


def test_nothing_is_lost_where_all_is_there_earlier_texts_too() -> None:
    transcript = [stored(9, "c", (4, "a"), (7, "b")), stored(8, "x", author="p3"), stored(11, "a")]
    assert lost(ack(4, "a"), ack(7, "b"), ack(8, "x", "p3"), ack(9, "c"), ack(11, "a"), transcript=transcript) == []


def test_a_text_is_lost_that_is_not_there_or_reads_otherwise_or_is_somebody_elses() -> None:
    transcript = [stored(5, "b "), stored(6, "c", author="p3"), stored(7, None)]
    acks = (ack(4, "a"), ack(5, "b"), ack(6, "c"), ack(7, "d"))
    assert lost(*acks, transcript=transcript) == ["a", "b", "c", "d"]


def test_an_equal_text_elsewhere_does_not_stand_for_a_lost_one() -> None:
    assert lost(ack(4, "a"), ack(6, "a"), transcript=[stored(6, "a")]) == ["a"]


def test_a_students_texts_must_be_in_the_order_of_their_acknowledgements() -> None:
    transcript = [stored(4, "a"), stored(6, "b")]
    assert lost(ack(6, "b"), ack(4, "a"), transcript=transcript) == ["a"]
    assert lost(ack(6, "b"), ack(6, "b"), transcript=transcript) == ["b"]


def test_a_groups_text_may_have_been_changed_by_another_member() -> None:
    assert lost(ack(4, "a"), transcript=[stored(9, "b", (4, "a"), author="p3", group="g1")]) == []


def test_an_acknowledged_text_is_in_the_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "acks.jsonl"
    with Tally(path) as tally:
        for seq, text in ((4, 'one\n"two"'), (5, "数")):
            tally.acknowledge(ack(seq, text), 1.0)
            line = path.read_text("utf-8").splitlines()[-1]
            assert json.loads(line) == {
                "room": "ABCDEF", "participant": "p2", "command_id": f"c-{seq}", "seq": seq, "text": text
            }  # fmt: skip


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotSimulate, match="No such file or directory"):
        Tally(tmp_path / "nowhere" / "acks")


def test_percentiles_are_values_that_were_measured() -> None:
    assert percentiles([]) == Percentiles(p50=None, p99=None)
    assert percentiles([7.04]) == Percentiles(p50=7.0, p99=7.0)
    assert percentiles([float(number) for number in range(100, 0, -1)]) == Percentiles(p50=50.0, p99=99.0)
    assert percentiles([1.0, 2.0, 3.0]) == Percentiles(p50=2.0, p99=3.0)


def test_the_closing_line_counts_and_measures() -> None:
    with Tally() as tally:
        tally.seen("v7")
        tally.commanded("v7", 0.0)
        tally.seen("v9")
        tally.acknowledge(ack(4, "a"), 12.34)
        tally.refuse("Mika", "b", "Over.")
        result = tally.result("ABCDEF", 2, lost=0)
    assert (result.room, result.students, result.contributions, result.lost, result.refused) == ("ABCDEF", 2, 1, 0, 1)
    assert result.ack_ms == Percentiles(p50=12.3, p99=12.3)
    assert result.fanout_ms.p99 is not None, "a visit may be seen before its command is acknowledged"
