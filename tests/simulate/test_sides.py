"""A simulated class argues sides, works on a question for each group, and meets in groups with one from each."""

from __future__ import annotations

from tests.serving import ServerProcess
from tests.simulate.lessons import result_of, simulate, transcript


def test_a_class_argues_sides_and_meets_in_a_jigsaw(server: ServerProcess) -> None:
    more = ["--plan", "sides-and-jigsaw", "--students", "12", "--seconds", "14", "--json"]
    result = result_of(simulate(server, *more))
    assert (result["lost"], result["refused"]) == (0, 0)
    told = transcript(server, result["room"])
    assert [each["happened"] for each in told["sides"]] == ["given", "changed-over"]
    before = {each["author"]: each["side"] for each in told["contributions"] if each["phase"] == "argue"}
    after = {each["author"]: each["side"] for each in told["contributions"] if each["phase"] == "other-side"}
    assert {*before.values()} == {*after.values()} == {"for", "against"}
    assert all(before[who] != after[who] for who in before.keys() & after.keys())

    [experts] = [phase["visit"] for phase in told["phases"] if phase["id"] == "experts"]
    asked = {each["group"]: each["prompt"] for each in told["questions_given"] if each["visit"] == experts}
    assert sorted(asked.values()) == ["1", "1", "2", "2", "3", "3"]
    answers = [each for each in told["contributions"] if each["phase"] == "experts"]
    assert {each["group"] for each in answers} == asked.keys()
    assert all(each["prompt"] == asked[each["group"]] for each in answers)
    jigsaw = [group for group in told["groups"] if group["reason"] == "jigsaw"]
    assert [group["reason_of"] for group in jigsaw] == [["question:1", "question:2", "question:3"]] * 4
