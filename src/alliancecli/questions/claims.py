"""How many: every claim of a number, or what was last known of each series."""

from collections.abc import Iterable, Iterator

from alliancecli.errors import BadUsage, NoAnswer, UnknownName
from alliancecli.query import events, figures
from alliancecli.query.as_of import AsOf, LastKnown, last_known
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, column_in, describe
from alliancecli.query.names import known_as, resolve_all, state_named
from alliancecli.query.rows import Row
from alliancecli.query.windows import Window
from alliancecli.questions.moments import ENDED, MOMENT, moment
from alliancecli.questions.param import Param
from alliancecli.questions.params import FIGURES, WINDOW, filters, span_of
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Drawing
from alliancecli.views import figures as view
from alliancecli.views.window import beyond

PREDECESSORS = Param(
    "with_predecessors", "flag", "Also the claims about what it came from (`alliance lineage`), each under its own subject."
)

EVERY = Param("every", "flag", "On a page, a long series whole (default: the last of each year).")

PARAMS = (PREDECESSORS, *MOMENT, ENDED, EVERY, *WINDOW, *FIGURES)
"""What `troops` and `figures` share."""


def subjects(
    connection: Engine, names: Iterable[str], with_predecessors: bool, kinds: tuple[str, ...] = ("institution",)
) -> tuple[list[Filter], list[str]]:
    """The filter on whom or what claims are about, if wanted with what that came from; and what to say of it.

    Raises UnknownName for a state of which nothing is claimed: it gives parts of other things.
    """
    ids = resolve_all(connection, names, *kinds)
    said = [one for id_ in ids for one in _gives(connection, id_)]
    if not with_predecessors:
        return list(column_in("subject", ids)), said
    if not ids:
        raise BadUsage("--with-predecessors follows a lineage back from a name; give the name")
    from alliancecli.query.lineage import with_predecessors as followed

    every = followed(connection, ids)
    before = ", ".join(every[len(ids) :]) or "none on record"
    return list(column_in("subject", every)), [*said, f"predecessors of {', '.join(ids)}: {before}"]


def _gives(connection: Engine, subject: str) -> Iterator[str]:
    """What to say of a state: where the parts are told that it gives to other things, beside what is claimed of itself, if anything is."""
    state = state_named(connection, subject)
    own, given = (figures.has(connection, column, subject) for column in ("subject", "contributor"))
    said = f"is a contributor{' too' if own else ''}: `alliance figures --contributor {subject}`"
    if state and not own:
        raise UnknownName(f"{state} {said}")
    if state and given:
        yield f"{state} {said}"


def _filters(connection: Engine, given: Arguments) -> list[Filter]:
    """The filters of PARAMS. Raises UnknownName for a contributor that only has numbers of its own and gives parts to nothing."""
    for one in resolve_all(connection, given["contributor"], "institution"):
        if figures.has(connection, "subject", one) and not figures.has(connection, "contributor", one):
            raise UnknownName(f"{known_as(connection, one)} is no contributor but a subject: `alliance figures --subject {one}`")
    return filters(connection, "figure", FIGURES, given)


def answer(
    connection: Engine, about: list[Filter], said: list[str], given: Arguments, wanted: AnswerOptions, *, latest: bool = False
) -> Answer:
    """What was last known of each series, asked as of a day (or, with `latest`, of each subject at all); else every claim."""
    chosen = [*about, *_filters(connection, given)]
    span, question = span_of(given), moment(given, given["as_of"])
    if latest or question.day or wanted.explain:
        try:
            found = _last_known(connection, chosen, span, question, latest=latest, scoped=bool(given["scope"]))
        except NoAnswer as error:
            raise NoAnswer("; ".join([str(error), *said])) from None
        when = f"as of {given['as_of'].display()}" if given["as_of"] else "as last known"
        shown = view.answers(found, wanted.limit, when, footnotes=wanted.footnotes)
        if wanted.page:
            shown = shown._replace(notes=lambda: view.left_out(found))
        reasons = view.explain(found.answers) if wanted.explain else []
        return Answer(shown, _none(chosen, span), lambda: len(found.answers), [*said, *reasons])
    chosen += question.filters()
    left_out = events.left_out(connection, "figure", chosen, span)
    rows = figures.observations(connection, chosen, span, wanted.limit)
    every, asked = given["every"], span.phrase
    words = {"asked": asked, "chosen": describe(chosen)}
    shown = view.observations(rows, certain=span.certain, left_out=left_out, every=every, **words, footnotes=wanted.footnotes)
    if given["with_predecessors"]:
        shown = view.by_subject(shown, every=every, footnotes=wanted.footnotes)
    return Answer(shown, _none(chosen, span), lambda: events.count(connection, "figure", chosen, span), said)


def drawing(
    connection: Engine,
    about: list[Filter],
    said: list[str],
    given: Arguments,
    wanted: AnswerOptions,
    *,
    latest: bool = False,
    only: tuple[str, ...] = (),
) -> Drawing:
    """What was last known, asked as of a day; else every claim that could be known, of the first of the measures `only` that occurs."""
    span, question = span_of(given), moment(given, given["as_of"])
    words = " ".join(filter(None, (span.description, describe(question.filters()))))
    if wanted.explain or (given["max_age"] and not question.day):
        raise BadUsage(f"--chart draws every claim and chooses none; leave out {'--explain' if wanted.explain else '--max-age'}")
    if question.day:
        return answer(connection, about, said, given, wanted, latest=latest).drawn(words, "last known")
    chosen = [*about, *_filters(connection, given), *question.filters()]
    left_out = events.left_out(connection, "figure", chosen, span)
    notes = [f"{left_out:,} more {beyond(left_out)}"] if left_out else []
    rows = list(figures.observations(connection, chosen, span, wanted.limit))
    none = _none(chosen, span)
    return Drawing(rows, words, none, lambda: events.count(connection, "figure", chosen, span), [*said, *notes], only)


def _none(chosen: list[Filter], span: Window) -> str:
    """What is said where no claim is of what was asked for."""
    asked = ", ".join(filter(None, (describe(chosen), span.phrase)))
    return f"no claims: {asked}" if asked else "no claims"


def _last_known(connection: Engine, chosen: list[Filter], span: Window, asked: AsOf, *, latest: bool, scoped: bool) -> LastKnown:
    """What was last known of each series; with `latest` of every subject its totals, of one that has none its parts.

    A scope that counts a part only is then no answer, unless they are `scoped`, asked for by scope. Raises NoAnswer where that leaves none.
    """
    found = last_known(connection, [*chosen, *span.filters()], asked)
    if not latest:
        return found
    partial = set() if scoped else figures.partial_scopes(connection)
    of_forces = [one for one in found.answers if one.row["scope"] not in partial]
    scopes = sorted({one.row["scope"] for one in found.answers if one.row["scope"] in partial})
    if found.answers and not of_forces:
        raise NoAnswer(f"nothing known of a whole force for {describe([*chosen, *asked.filters()])}; --scope {scopes[0]} shows a part")
    whole = {one.row["subject"] for one in of_forces if not one.row["contributor"]}

    def told(row: Row) -> bool:
        return not row["contributor"] or row["subject"] not in whole

    return found._replace(
        answers=[one for one in of_forces if told(one.row)],
        ended=[row for row in found.ended if told(row)],
        departed=[row for row in found.departed if told(row)],
        partial=scopes,
        ahead=[row for row in found.ahead if told(row)],
    )
