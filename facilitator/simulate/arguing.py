"""Phrases of a simulated class that argues about a claim, where those of a class that solves a problem would not fit.

Shaped as in ``phrases``: one of each column makes a text.
"""

from __future__ import annotations

from typing import Final

from facilitator.simulate.phrases import Columns

ENGLISH: Final[dict[str, Columns]] = {
    "note": (
        (
            "I have met this before.",
            "I wonder about one word in it.",
            "It sounds friendly.",
            "I notice who is not in it.",
        ),
        ("Somebody said it who sells it.", "Who would say the opposite?", "I would have been glad of it once.", ""),
    ),
    "group-answer": (
        ("We agree that", "Most of us think that", "After a while we said that", "Two of us say that"),
        (
            "it helps some and leaves others out.",
            "nobody has asked those whom it is about.",
            "it is true, and it is not the whole of it.",
            "it depends on who may decide.",
            "one can want this without wanting it for everybody.",
        ),
        ("", "We part over the reason.", "Our example is from last year.", "One of us would not sign that."),
    ),
    "reason": (
        ("Because", "I chose it because", "I think so because"),
        (
            "I know somebody whom it helped.",
            "the others promise more than they can keep.",
            "I would not want to be without it.",
            "nobody could show me a case against it.",
            "somebody on the board made me change my mind.",
        ),
    ),
    "build": (
        ("I want to add something:", "That goes together with ours:", "Yes, and"),
        (
            "I have seen it happen, in another school.",
            "the same is true of those who teach.",
            "then somebody would have to say who decides.",
            "it also explains the first card.",
        ),
    ),
    "challenge": (
        ("I do not see that yet.", "I am not convinced.", "Wait."),
        (
            "It does not hold for everybody.",
            "Somebody who is for it would not put it like that.",
            "That is what we want, and not how it is.",
            "That is an example, not a reason.",
        ),
    ),
    "ask": (
        ("A question:", "Can you say more?", "I would like to know:"),
        (
            "who would decide that?",
            "what would you have to see to change your mind?",
            "do you mean everybody, or some?",
            "is this the same as the first one?",
        ),
    ),
    "proposal": (
        ("We can say now that", "Today we found that", "I would write down that"),
        (
            "a good promise says whom it does not help.",
            "we agree on more than we thought, and know better where we do not.",
            "one should ask those first whom it is about.",
            "the question is larger than the answer.",
            "personal is not the same as alone.",
        ),
    ),
    "adopted": (
        ("Our class says:", "We can say together:"),
        (
            "before we take something up, we ask whose problem it solves.",
            "we want what helps everybody to be heard, also when it takes longer.",
        ),
    ),
}

JAPANESE: Final[dict[str, Columns]] = {
    "note": (
        (
            "前にも聞いたことがあります。",
            "言葉が一つ気になります。",
            "やさしく聞こえます。",
            "だれが出てこないのかに気づきました。",
        ),
        ("売る人が言っていました。", "反対の人は何と言うでしょう。", "昔の自分なら、うれしかったと思います。", ""),
    ),
    "group-answer": (
        ("話し合って、", "多くの人は、", "はじめは分かれましたが、", "二人は、"),
        (
            "助かる人も、取り残される人もいると考えました。",
            "本人たちに聞いていないと考えました。",
            "正しいけれど、それだけではないと考えました。",
            "だれが決めるかによると考えました。",
        ),
        ("", "理由では分かれました。", "去年あったことが例です。", "一人はまだ納得していません。"),
    ),
    "reason": (
        (
            "助けられた人を知っているからです。",
            "ほかのものは約束が大きすぎるからです。",
            "なくなったら困るからです。",
            "反対の例が見つからなかったからです。",
        ),
    ),
    "build": (
        ("つけ足します。", "わたしたちの考えとつながります。", "そうです。それに、"),
        (
            "教える側にも同じことが言えます。",
            "だれが決めるのかも言わなければなりません。",
            "一枚目のカードの説明にもなります。",
        ),
    ),
    "challenge": (
        ("まだ納得できません。", "待ってください。", "そうでしょうか。"),
        (
            "全員に当てはまるとは限りません。",
            "賛成の人は、そうは言わないと思います。",
            "それは例で、理由ではありません。",
        ),
    ),
    "ask": (
        ("質問です。", "もう少し聞かせてください。"),
        ("それはだれが決めますか。", "何を見たら考えが変わりますか。", "全員のことですか、一部の人のことですか。"),
    ),
    "proposal": (
        ("今言えるのは、", "今日分かったのは、"),
        (
            "よい約束は、だれの役に立たないかも言う、ということです。",
            "まず本人に聞く、ということです。",
            "思ったより意見が近く、どこで分かれるかもはっきりした、ということです。",
            "一人一人に合うことと、一人きりになることは違う、ということです。",
        ),
    ),
    "adopted": (
        ("クラスのまとめ：",),
        ("取り入れる前に、だれの困りごとを解くのかを聞く。", "時間がかかっても、全員の声が届くほうを選ぶ。"),
    ),
}
