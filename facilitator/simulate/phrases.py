"""What simulated students say, by language and kind: one of each column makes a text.

The sentences fit any prompt, since nobody here has understood it; ``seminar`` and ``problem-solving`` differ in what
answers speak of.
"""

from __future__ import annotations

from typing import Final

Columns = tuple[tuple[str, ...], ...]

ENGLISH: Final[dict[str, Columns]] = {
    "note": (
        ("I notice that", "I wonder whether", "I wonder why", "It is interesting that", "I am not sure yet whether"),
        (
            "the two parts are not of the same kind.",
            "there is more than one way to read this.",
            "it would also work the other way round.",
            "we have seen something like it before.",
            "nothing is said about how to start.",
            "one of them looks larger than it is.",
        ),
    ),
    "answer problem-solving": (
        (
            "I drew it first.",
            "I tried it with smaller numbers.",
            "I guessed, and then I checked.",
            "I made the pieces the same size.",
            "I started from the end.",
            "I made a table.",
        ),
        (
            "That way you can see what fits together.",
            "It came out a bit more than I thought.",
            "I did it twice and got the same.",
            "Then I only had to count.",
            "I got stuck at the last step.",
            "I think it must be more than one.",
            "So the two ways say the same.",
        ),
        ("", "But I cannot say why it works.", "I would explain it with a picture.", "It is quicker like this."),
    ),
    "answer seminar": (
        (
            "It depends on who decides.",
            "For me it is about what we share.",
            "I would start from one real case.",
            "Both sides have a point.",
            "I used to think the opposite.",
            "The text says it more carefully than we do.",
        ),
        (
            "Without that, the word means nothing.",
            "Somebody gains by it, and somebody does not.",
            "That is easy to say and hard to do.",
            "A school cannot settle this alone.",
            "You can only learn it together with others.",
            "The question is what we take for granted.",
        ),
        ("", "I am not sure how far that goes.", "Who would disagree?", "I would like to hear an example against it."),
    ),
    "group-answer": (
        ("We agree that", "Most of us think that", "After comparing, we say that", "All four of us found that"),
        (
            "two of our ways are the same, only written differently.",
            "it works if everything is measured with one measure.",
            "the first idea does not hold for every case.",
            "it must be more than we guessed at first.",
            "both are right, but they answer different questions.",
        ),
        ("", "We could not agree on why.", "Our picture shows it best.", "One of us is not convinced yet."),
    ),
    "reason": (
        ("Because", "I chose it because", "I think so because"),
        (
            "the others leave something out.",
            "it worked when I tried it.",
            "I can picture it.",
            "it was the only one that fits both cases.",
            "somebody on the board made me change my mind.",
        ),
    ),
    "build": (
        ("I want to add something:", "That goes together with mine:", "Yes, and"),
        (
            "you could also draw it.",
            "it works for other numbers too.",
            "then the next step is easier.",
            "it explains the first card.",
        ),
    ),
    "challenge": (
        ("I do not see that yet.", "I am not convinced.", "Wait."),
        (
            "What if the second one is larger?",
            "It would not work for every case.",
            "The pieces are not of one size there.",
            "That is an example, not a reason.",
        ),
    ),
    "ask": (
        ("A question:", "Can you say more?", "I would like to know:"),
        (
            "where does the last step come from?",
            "how do you know that it always works?",
            "is nothing counted twice there?",
            "is this the same as the first one?",
        ),
    ),
    "proposal": (
        ("We can say now that", "Today we found that", "I would write down that"),
        (
            "things must be of one kind before they are put together.",
            "there are several ways, and they agree.",
            "a guess helps to see whether an answer can be right.",
            "the question is larger than the answer.",
            "one counterexample is enough.",
        ),
    ),
    "reflection": (
        (
            "At first I thought it was easy.",
            "I changed my mind once.",
            "I still think what I thought.",
            "I was unsure.",
        ),
        (
            "The picture on the board convinced me.",
            "What somebody asked made me look again.",
            "I would explain it differently now.",
            "I would like to try a harder one.",
        ),
    ),
    "adopted": (
        ("We can say together:",),
        (
            "what is put together must be measured alike, and a guess tells us whether the answer can be right.",
            "there are several ways, they agree, and we know why.",
        ),
    ),
    "nudge": (("If you have one way, look for a second.", "Two more minutes. Write what you have."),),
}

JAPANESE: Final[dict[str, Columns]] = {
    "note": (
        ("気づいたこと：", "ふしぎなのは、", "よく分からないのは、"),
        (
            "二つの大きさがそろっていないこと。",
            "読み方が一つではないこと。",
            "前にやった問題とにていること。",
            "どこから始めるか書いていないこと。",
            "逆にしてもできそうなこと。",
        ),
    ),
    "answer problem-solving": (
        (
            "まず図をかきました。",
            "小さい数でためしました。",
            "先に予想しました。",
            "大きさをそろえました。",
            "表を作りました。",
        ),
        (
            "そうすると、合わせたところが見えます。",
            "思ったより少し大きくなりました。",
            "二回やって同じになりました。",
            "あとは数えるだけでした。",
            "最後のところで止まりました。",
            "１より大きいと思います。",
        ),
        ("", "でも、わけはまだ言えません。", "図で説明できます。", "この方が早いです。"),
    ),
    "answer seminar": (
        (
            "だれが決めるかによります。",
            "一つの例から考えました。",
            "どちらの言い分も分かります。",
            "前は反対に考えていました。",
        ),
        (
            "それがないと、言葉だけになります。",
            "得をする人と、しない人がいます。",
            "言うのはやさしく、行うのは難しいです。",
            "ほかの人といっしょでないと学べません。",
        ),
        ("", "どこまで言えるかは分かりません。", "反対の例も聞きたいです。"),
    ),
    "group-answer": (
        ("話し合って、", "くらべてみると、", "四人とも、"),
        (
            "二つの考えは書き方がちがうだけで同じだと分かりました。",
            "大きさをそろえれば、どれもできると考えました。",
            "はじめの考えは、いつもは使えないと分かりました。",
            "予想より大きくなると考えました。",
        ),
        ("", "わけはまだまとまっていません。", "図がいちばん分かりやすいです。"),
    ),
    "reason": (
        ("なぜなら、", "選んだわけは、"),
        (
            "やってみたらできたから。",
            "ほかのは合わない場合があるから。",
            "図にすると分かるから。",
            "友だちの考えになっとくしたから。",
        ),
    ),
    "build": (
        ("つけたしです。", "ぼくのとつながります。", "わたしもそう思います。"),
        ("図にもできます。", "ほかの数でもできます。", "次がかんたんになります。"),
    ),
    "challenge": (
        ("まだなっとくできません。", "ちょっと待って。"),
        ("いつもできるとは言えません。", "大きさがそろっていません。", "それは例で、わけではありません。"),
    ),
    "ask": (
        ("質問です。",),
        ("最後のところはどうしてですか。", "どうして同じだと分かりますか。", "二回数えていませんか。"),
    ),
    "proposal": (
        ("今日分かったことは、", "まとめると、"),
        (
            "大きさをそろえてから合わせる、ということです。",
            "考え方はいろいろあって、答えは同じ、ということです。",
            "予想するとまちがいに気づける、ということです。",
        ),
    ),
    "reflection": (
        ("はじめはかんたんだと思いました。", "考えが一回かわりました。", "考えはかわりませんでした。"),
        (
            "黒板の図を見てなっとくしました。",
            "質問を聞いて、もう一度考えました。",
            "もっと難しいのもやってみたいです。",
        ),
    ),
    "adopted": (
        ("クラスのまとめ：",),
        (
            "大きさをそろえると合わせられる。予想すると、答えが合いそうか分かる。",
            "考え方はいろいろあるが、わけは一つだった。",
        ),
    ),
    "nudge": (("一つできた人は、もう一つの考え方もさがしましょう。", "あと二分です。今の考えを書きましょう。"),),
}

NAMES: Final = (
    "Mika", "Ren", "Aisha", "Jonas", "Lucía", "Yuto", "Hana", "Omar", "Sofia", "Kenji", "Amina", "Liam", "Noa", "Emil",
    "Priya", "Tomás", "Sakura", "Ida", "Malik", "Chloé", "Haruto", "Zoe", "Mateo", "Fatima", "Elias", "Aoi", "Ruth",
    "Ivan", "Leila", "Oskar", "Nia", "Sora", "Clara", "Davi", "Yara", "Finn", "Rin", "Marta", "Kofi", "Alma",
)  # fmt: skip
