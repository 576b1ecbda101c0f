"""The language that a discussion's letters tell, which the page presets."""

from __future__ import annotations

import pytest

from facilitator.importing.lesson import Lesson, Turn
from facilitator.importing.script import language_by_script


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("分母をそろえます。1/2 + 1/3", "ja"),
        ("カード A と B は同じ", "ja"),
        ("二次関数グラフ作成。頂点座標計算、変数変換を使う。", "ja"),
        ("ﾊﾝｶｸ ﾓｼﾞ", "ja"),
        ("分母相同 x + y", "zh"),
        ("분모를 같게 해요", "ko"),
        ("Знаменатели разные", "ru"),
        ("المقام مشترك", "ar"),
        ("מכנה משותף", "he"),
        ("ส่วนไม่เท่ากัน", "th"),
        ("हर समान है", "hi"),
        ("A common denominator, said 山田", None),
        ("1/2 + 1/3 = ?", None),
        ("", None),
    ],
)
def test_letters_tell_the_language_or_nothing(text: str, language: str | None) -> None:
    turns = (Turn(role="student", speaker="Mika", text=text),)
    assert language_by_script(Lesson(turns=turns)) == language
