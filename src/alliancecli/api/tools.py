"""The questions as tools for an assistant: each with its parameters and the rules by which to read the answer.

An answer is one object: `rows`, with the keys that `--json` has and `days_ago`; `notes`; `total`; the `bibliography` of the sources that
the rows cite; the `record` and its version; `today`. Nothing here knows the protocol that carries it.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from alliancecli import dates, surroundings
from alliancecli.api.reading import in_python
from alliancecli.api.record import Record
from alliancecli.errors import BadUsage
from alliancecli.model.vocabulary import VOCABULARIES
from alliancecli.query.search import KINDS

Schema = dict[str, Any]
"""JSON Schema."""

RULES = """\
Dated, sourced facts on NATO and the alliances' roles in peace operations. How to read the answers:
- Every row has its date (EDTF, exactly as precise as its source), its status, and sources with a locator: cite source and locator.
  bibliography says what each source is.
- A date is its whole period. certainty "possible" means that it may lie outside the period asked about: say so.
- as_of asks what was last known at the end of a period; age_days is how old that was then. days_ago counts to today: an old number
  is not a present one.
- status tells actual from planned, requested, pledged, authorized, reported and claimed numbers: never mix them.
- Never add numbers up, nor average them. A total is a claim of its own; rivals and conflicts stand side by side: name both.
  Only what notes or columns call computed has been computed.
- Compare only what has the same measure, status, scope and unit. qualifier (about, at-least, range ...) belongs to the number.
- Null is "no claim", never zero; missing says why there is no number.
- An error says what is wrong and what to do; an empty answer says so in notes. Do not fill either from memory."""

MOST = 100
"""Rows of an answer, if no limit is given."""


def _named(what: str) -> Schema:
    return {"description": what, "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


def _term(vocabulary: str, what: str) -> Schema:
    one = {"type": "string", "enum": [str(term) for term in VOCABULARIES[vocabulary]]}
    return {"description": what, "anyOf": [one, {"type": "array", "items": one}]}


def _date(what: str) -> Schema:
    return {"type": "string", "description": f"{what} Written {dates.FORMS}."}


def _flag(what: str) -> Schema:
    return {"type": "boolean", "description": what, "default": False}


WINDOW = {
    "start": _date("From the first day of this period on."),
    "end": _date("Up to the last day of this period."),
    "during": _date("Within this period; not together with start or end."),
    "certain": _flag("Only what surely lies inside; without it what may is kept too, and marked possible."),
}

MOMENT = {
    "as_of": _date("What was last known at the end of this period."),
    "known_by": _date("Only from sources published by the end of this period."),
    "max_age": {"type": "string", "description": "No answer where the last claim is older: 90d, 6w, 6m, 2y. Needs as_of."},
}

ENDED = {"ended": _flag("Answer also for what had ended by as_of.")}

FIGURES = {
    "contributor": _named("Who gives the part: id, acronym or alias."),
    "scope": _named("Who or what is counted: a scope of the record, as in-force."),
    "theatre": _named("Where the subject acts, as afghanistan."),
    "source": _named("Who says so: id of a source."),
    "measure": _term("measure", "What kind of thing is counted."),
    "status": _term("status", "How real it is, by its source."),
}

LIMIT = {"limit": {"type": "integer", "minimum": 1, "default": MOST, "description": "The most rows; total says how many there are."}}


class Tool(NamedTuple):
    """A question: what it answers, its parameters (JSON Schema), those that must be there, and the call."""

    describe: str
    parameters: dict[str, Schema]
    required: tuple[str, ...]
    ask: Callable[..., Any]

    @property
    def schema(self) -> Schema:
        """The whole of its input. What is no parameter is refused, so that no filter is lost in silence."""
        return {"type": "object", "properties": self.parameters, "required": list(self.required), "additionalProperties": False}


def _one(what: str) -> Schema:
    return {"type": "string", "description": what}


TOOLS = {
    "timeline": Tool(
        "Events and milestones in order of time. Each row is one event with date, status, sources and locators; dates are whole periods.",
        {
            **WINDOW,
            "around": _date("From `within` before this period to as long after it."),
            "within": _one("How far around: 90d, 6w, 6m, 2y."),
            "theatre": _named("Where it acted, as afghanistan."),
            "actor": _named("Who acted: id, acronym or alias."),
            "institution": _named("Whom or what it is about."),
            "tag": _named("A tag."),
            "source": _named("Who says so: id of a source."),
            "kind": _term("kind (events)", "What sort of thing happened."),
            "status": _term("status", "How real it is, by its source."),
            **LIMIT,
        },
        (),
        Record.timeline,
    ),
    "troops": Tool(
        "How many people a force has and as of when: its total and each contributor's part, as claimed. Give as_of to learn what was last "
        "known then and how old it was; without it every observation comes, oldest first; without force the latest of every force. "
        "A total is a claim of its own: never add parts up, never mix statuses or scopes.",
        {"force": _one("Id, acronym or alias of the force, as isaf."), **MOMENT, **ENDED, **WINDOW, **FIGURES, **LIMIT},
        (),
        Record.troops,
    ),
    "figures": Tool(
        "Every number in the record: troops, money, equipment, casualties, shares. With as_of what was last known of each series. "
        "Numbers of another measure, status, scope or unit are not to be compared or added.",
        {"subject": _named("What the number is about: id, acronym or alias."), **MOMENT, **ENDED, **WINDOW, **FIGURES, **LIMIT},
        (),
        Record.figures,
    ),
    "compare": Tool(
        "Side by side: two or more forces; one force at several as_of dates; promise and delivery (two or more statuses, promise first); "
        "or timelines of theatres and institutions. Only like is compared with like; what is unlike is refused with the reason.",
        {
            "things": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Ids, acronyms or aliases; theatre:iraq for a theatre.",
            },
            **MOMENT,
            "as_of": {"type": "array", "items": {"type": "string"}, "description": "Several dates, for one force. Written as start."},
            **WINDOW,
            **FIGURES,
            "within": _one("How long after its time a promise may be answered: 90d, 6w, 6m, 1y (default)."),
            "timeline": _flag("Compare the events, also of forces."),
            "observations": _flag("Of forces: a row a claim, in place of a row a force."),
            "allow_mixed": _flag("Show what is not alike, too, each row with a note; no change is computed."),
            **LIMIT,
        },
        (),
        lambda record, things=(), **options: record.compare(*things, **options),
    ),
    "conflicts": Tool(
        "Claims about the same thing at the same time that differ by more than their hedges allow, with the likely reason; the sides of "
        "one share `conflict`. Name every side; do not choose or average.",
        {"name": _one("An institution, an event or a figure: id, acronym or alias."), **LIMIT},
        (),
        Record.conflicts,
    ),
    "show": Tool(
        "One record, whole, with source, locator and the words to find there (anchor); of an institution its milestones and latest claims.",
        {"name": _one("Id, acronym or alias.")},
        ("name",),
        lambda record, name: [record.show(name)],
    ),
    "search": Tool(
        "Full text over events, figures, institutions, terms and sources: all of the words, best first. To find ids; then ask show.",
        {
            "words": _one('Words; "quoted words" stand together; a * at the end of a word lets it go on.'),
            "kind": {
                **_named("Only this kind of record."),
                "anyOf": [{"enum": list(KINDS)}, {"type": "array", "items": {"enum": list(KINDS)}}],
            },
            "theatre": _named("Where it acted."),
            **WINDOW,
            **LIMIT,
        },
        ("words",),
        Record.search,
    ),
    "sources": Tool(
        "The bibliography: author, title, date of issue and tier (A the issuing body itself, B an agency, newspaper or scholarly data that "
        "passes on official figures, S a scholarly study), and how much rests on each.",
        {"tier": {"description": "Only this tier.", "enum": ["A", "B", "S"]}, **LIMIT},
        (),
        Record.sources,
    ),
}
"""Every tool by its name."""


def answer(record: Record, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The answer of a tool. Raises BadUsage for an argument or a tool that there is not, and what the question raises."""
    if name not in TOOLS:
        raise BadUsage(f"there is no tool '{name}'; the tools are {', '.join(TOOLS)}")
    tool, given = TOOLS[name], {one: value for one, value in arguments.items() if value is not None}
    for one, value in given.items():
        if one not in tool.parameters:
            raise BadUsage(f"{name} takes no '{one}'; it takes {', '.join(tool.parameters)}")
        _refuse_type(one, value, tool.parameters[one].get("type"))
    for one in tool.required:
        if one not in given:
            raise BadUsage(f"{name} needs '{one}': {tool.parameters[one]['description']}")
    most = given.pop("limit", MOST)
    if most < 1:
        raise BadUsage("limit: give a whole number from 1")
    found = tool.ask(record, **given)
    today = surroundings.today()
    rows = [_aged(dict(row), today) for row in found[:most]]
    notes = [*getattr(found, "notes", ())]
    if len(found) > most:
        notes.append(f"{most:,} of {len(found):,} rows; give filters, or a greater limit")
    return {
        "rows": rows,
        "total": len(found),
        "notes": [in_python(note) for note in notes],
        "bibliography": _bibliography(record, rows),
        "record": {"name": "alliance", "version": record.version, "date": record.date},
        "today": dates.iso(today),
    }


TYPES = {
    "string": (str, "a text"),
    "boolean": (bool, "true or false"),
    "integer": (int, "a whole number"),
    "array": (list, "a list of texts"),
}
"""The types of JSON Schema that parameters have, and their names for people."""


def _refuse_type(name: str, value: Any, wanted: str | None) -> None:
    """Raise BadUsage for a value of another type than the parameter's; without a type it takes a text or a list of texts."""
    kinds, words = TYPES[wanted] if wanted else ((str, list), "a text or a list of texts")
    right = isinstance(value, kinds) and (isinstance(value, bool) == (wanted == "boolean"))
    if not right or (isinstance(value, list) and not all(isinstance(one, str) for one in value)):
        raise BadUsage(f"{name}: {value!r} is not {words}")


def _aged(row: dict[str, Any], today: dates.Day) -> dict[str, Any]:
    """A row with `days_ago`: from the last day of its date to today; None where that is open, to come, or not one date."""
    date = dates.parse(row["date"]) if row.get("date") else None
    last = date.max if date else None
    return row | {"days_ago": dates.ordinal(today) - dates.ordinal(last) if last and last <= today else None}


def _bibliography(record: Record, rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What each source that rows cite is."""
    cited = dict.fromkeys(one for row in rows for one in _cited(row))
    return {
        source["id"]: {"author": source["author"], "title": source["title"], "issued": source["issued"], "tier": source["tier"]}
        for source in record.sources()
        if source["id"] in cited
    }


def _cited(row: dict[str, Any]) -> Iterator[str]:
    for entry in row.get("sources") or ():
        yield entry["source"]
