"""A draft held against the record."""

from alliancecli.factcheck.check import Checker
from alliancecli.factcheck.finding import VERDICTS
from alliancecli.query.engine import Engine
from alliancecli.query.statements import Claims
from alliancecli.questions.param import Param
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import factcheck as view


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """Every statement of the draft that can be checked, with its verdict."""
    kept = {} if wanted.kept is None else wanted.kept
    if QUESTION.name not in kept:
        kept[QUESTION.name] = Checker(Claims(connection))
    every = list(kept[QUESTION.name].check(given["draft"]))
    rows = [row for row in every if not given["only"] or row["verdict"] in given["only"]]
    shown = view.verdicts(rows[: wanted.limit], every, given["draft"].text, footnotes=wanted.footnotes)
    failed = any(row["verdict"] in given["fail_on"] for row in every)
    empty = (
        "no statement in the draft that the record can check"
        if not every
        else f"none of {len(every):,} statements is {' or '.join(given['only'])}"
    )
    return Answer(shown, empty, lambda: len(rows), failed=failed)


QUESTION = Question(
    "factcheck",
    """Hold a text against the record: each checkable statement in DRAFT with its verdict, what the record says and who says so.

    Supported: a claim on just that thing and time agrees. Refuted: there are such claims, and none agrees. Not-enough-info: there is none;
    the note has what is nearest.
    """,
    """
    alliance factcheck draft.md
    alliance factcheck - --json < answer.txt
    alliance factcheck paper.docx --only refuted --fail-on refuted
    alliance factcheck draft.md -o checked.html
    """,
    (
        Param("draft", "draft", "The text to check.", place="one"),
        Param("only", "choice", "Only statements with this verdict.", VERDICTS, many=True),
        Param("fail_on", "choice", "Exit 1 where a statement has this verdict.", VERDICTS, many=True),
    ),
    {"": view.COLUMNS},
    ask,
    "Check a text before you send it: give your draft, and get each checkable statement (strengths, dates, office holders, memberships, "
    "lineage, shares) with its verdict: supported, refuted or not-enough-info, the claims that decide, and their sources. Correct what is "
    "refuted; not-enough-info means only that the record is silent.",
    shell="""
    DRAFT is a text, Markdown, HTML or .docx file, a .pdf (with alliancecli[documents]), or - for what comes in.

    With --fail-on refuted the exit code is 1 where a statement is refuted.
    """,
)
