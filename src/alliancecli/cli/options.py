"""The options that commands share, declared as the parameters of questions are."""

from collections.abc import Iterable
from typing import NamedTuple

from alliancecli.cli.app import ENGINE_PREFIX
from alliancecli.cli.words import Part, given
from alliancecli.questions.param import Param
from alliancecli.questions.question import Question
from alliancecli.render import unfit


class Written(NamedTuple):
    """How the rows of a command may be written: in all formats but those `without`, and as a picture, of themselves or by --chart."""

    without: tuple[str, ...] = unfit(())
    pictured: bool = False
    charted: bool = False

    @property
    def pictures(self) -> str:
        """The endings that draw, and how, in words."""
        return ", .svg or .png to draw it" if self.pictured else ", .svg or .png with --chart" if self.charted else ""


QUIET = Param("quiet", "flag", "No notes on stderr.", short="q")


def output_options(written: Written = Written()) -> tuple[Param, ...]:  # noqa: B008  # it is immutable
    """How an answer is written, for rows that may be written so: what cli.output.Output is read from."""
    endings = ".csv, .json, .html, .svg, .png" if written.pictured else ".csv, .json, .html"
    into = f"Write to FILE, in the format of its ending ({endings} ...); - is stdout."
    return (
        Param("form", "format", "How the rows are written (default: table).", without=written.without, option="format", short="f"),
        Param("csv", "flag", "Short for --format csv."),
        Param("json", "flag", "Short for --format json."),
        Param("fields", "field", "Only these fields, in this order (`alliance help fields`).", metavar="A,B"),
        Param("path", "file", into, option="output", short="o", metavar="FILE"),
        Param("limit", "count", "At most N rows; says how many there are.", metavar="N"),
        Param("sort", "column", "In the order of this column; -COLUMN downwards.", metavar="COLUMN"),
        Param("sources", "flag", "Say where each row is from (default), or not.", usual=True),
        Param("color", "choice", "Colour in tables.", ("auto", "always", "never"), usual="auto"),
        QUIET,
        Param("fail_empty", "flag", "Exit 1 when there are no rows."),
        Param("no_pager", "flag", "Never through a pager on a terminal."),
        Param("bom", "flag", "CSV and TSV with a byte order mark, which tells Excel that they are UTF-8."),
    )


RECORD = (
    Param("data", "folder", "Ask the record in DIR; several are joined, `bundled` is the usual one.", many=True, metavar="DIR"),
    Param("keep_going", "flag", "Set rows of tables aside that cannot be read, and go on."),
    Param("engine", "engine", "What runs the question; spark reads a partitioned export.", usual="sqlite"),
    Param("explain", "flag", "Say how it was answered: the claims to choose from, or the statements and their plans."),
)
"""Which record is asked, and by what: the fields of cli.app.Target."""

CHART = Param("chart", "flag", "Draw the claims: on the terminal, or to -o FILE (.svg, .png, .html, .json: Vega-Lite).")
"""Of questions that have claims to draw."""


def written(question: Question) -> Written:
    """How the rows of a question may be written."""
    columns = (column for some in question.columns.values() for column in some)
    return Written(unfit(columns), question.pictured, question.draw is not None)


def own_parameters(question: Question) -> tuple[Param, ...]:
    """What a command line may give with a question alone."""
    return (*question.params, *([CHART] if question.draw else []))


def parameters(question: Question) -> tuple[Param, ...]:
    """What a command line may give with a question: its own parameters, then the options that all share."""
    return (*own_parameters(question), *output_options(written(question)), *RECORD)


def engine_parameters(parts: Iterable[Part]) -> tuple[Param, ...]:
    """What the engine that a line names takes of its own; nothing where it names none. Raises AllianceError for one that cannot be used."""
    *_, engine = "", *given(parts, "engine")
    if not engine:
        return ()
    from alliancecli.query.engines import ENGINES

    options = ENGINES[engine].options if engine in ENGINES else ()
    return tuple(
        Param(ENGINE_PREFIX + one.name.replace("-", "_"), "text", one.help, option=one.name, metavar=one.metavar) for one in options
    )
