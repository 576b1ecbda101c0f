"""What ruamel.yaml says of a text that is no YAML, in words for somebody who never heard of its tokens."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError

COLON = "a colon and a space stand inside a text; put it in quotes, or is the indentation off?"
FIRST = "a text cannot begin with this character; put it in quotes"
MISFIT = "this does not fit the lines above; is the indentation off, or a quotation mark missing?"
BACKSLASH = "in double quotes a backslash begins an escape; write two, or use single quotes"
BRACKETS = "a [ ] or { } breaks off here; inside it, text with one of [ ] { } , needs quotes"
OPENED = "a quotation mark is opened and never closed; close it"
PERCENT = "`%` lines are not used in plans; delete them"
TAG = "a tag beginning with `!` is not used in plans; delete it, or put the text in quotes"
BLOCK = "beside `|` or `>` no text may stand; begin it on the next line, indented by two spaces"
NO_YAML = "this cannot be read as YAML; put the text in quotes, or is the indentation off?"

# Of these the place where the thing began says more than the place where it was given up.
BEGUN_EARLIER = ("found unexpected end of stream", "could not find expected ':'")
BY_PROBLEM = (
    ("mapping values are not allowed", COLON),
    ("mapping keys are not allowed", FIRST),
    ("sequence entries are not allowed", "a list cannot begin on the line of its key; begin it on the next line"),
    ("found character '\\t'", "a tab stands here; use spaces"),
    ("found character", FIRST),
    ("found unexpected end of stream", OPENED),
    ("found unexpected document separator", OPENED),
    ("could not find expected ':'", "this is not a `key: value` line; is a colon missing, or the indentation off?"),
    ("expected ',' or", BRACKETS),
    ("invalid intendation or unclosed", BRACKETS),
    ("expected <block end>", MISFIT),
    ("expected the node content", MISFIT),
    ("more indented follow up line", MISFIT),
    ("found unknown escape", BACKSLASH),
    ("expected escape sequence", BACKSLASH),
    ("found undefined tag handle", TAG),
    ("found incompatible YAML document", PERCENT),
    ("found duplicate YAML directive", PERCENT),
    ("duplicate tag handle", PERCENT),
    ("expected '<document start>'", MISFIT),
    ("found non-comment content", "nothing may follow `...`; delete it"),
)
BY_CONTEXT = (
    ("while scanning a block scalar", BLOCK),
    ("while scanning an anchor", FIRST),
    ("while scanning an alias", FIRST),
    ("while scanning a directive", PERCENT),
    ("while scanning a tag", TAG),
    ("while parsing a tag", TAG),
    ("while scanning a double-quoted scalar", BACKSLASH),
)


def in_plain_words(error: MarkedYAMLError) -> tuple[int, str]:
    """The line (from 1) and what is wrong there."""
    mark = error.problem_mark or error.context_mark
    problem = " ".join(str(error.problem).split())
    context = " ".join(str(error.context).split())
    begun_earlier = problem.startswith(BEGUN_EARLIER) or problem.endswith(("'<stream end>'", "'<block end>'"))
    if begun_earlier and error.context_mark:
        mark = error.context_mark
    line = mark.line + 1 if mark else 1
    for said, table in ((problem, BY_PROBLEM), (context, BY_CONTEXT)):
        for beginning, text in table:
            if said.startswith(beginning):
                return line, text
    return line, NO_YAML
