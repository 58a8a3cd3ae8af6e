"""The questions as tools for an assistant: each with its parameters and the rules by which to read the answer.

An answer is one object: `rows`, with the keys that `--json` has and `days_ago`; `notes`; `total`; the `bibliography` of the sources that
the rows cite; the `record` and its version; `today`. Nothing here knows the protocol that carries it.
"""

from typing import Any

from alliancecli import environment
from alliancecli.api.coerce import in_python
from alliancecli.api.record import Record
from alliancecli.dates.days import Day, iso, ordinal
from alliancecli.dates.edtf import parse
from alliancecli.dates.words import FORMS
from alliancecli.errors import BadUsage
from alliancecli.model.vocabulary import VOCABULARIES
from alliancecli.questions import QUESTIONS, question_named
from alliancecli.questions.param import Param
from alliancecli.questions.question import Question

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

DEFAULT_LIMIT = 100
"""Rows of an answer, if no limit is given."""


def tools() -> dict[str, Question]:
    """The questions that are tools, by their names."""
    return {name: asked for name in QUESTIONS if (asked := question_named(name)).tool}


def schema(asked: Question) -> Schema:
    """The whole of a tool's input. What is no parameter is refused, so that no filter is lost in silence."""
    properties = {param.name: _schema(param) for param in asked.params}
    if not asked.single:
        properties["limit"] = LIMIT
    needed = [param.name for param in asked.params if param.place in ("one", "words")]
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


LIMIT: Schema = {"type": "integer", "minimum": 1, "default": DEFAULT_LIMIT, "description": "The most rows; total says how many there are."}


def _schema(param: Param) -> Schema:
    said: Schema = {"description": in_python(param.help)}
    match param.kind:
        case "flag":
            return {"type": "boolean", **said, "default": False}
        case "date" | "when" | "day":
            said["description"] += f" Written {FORMS}."
        case "pair":
            return {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2, **said}
    one: Schema = {"type": "string"}
    if param.kind in ("term", "choice"):
        one["enum"] = [str(term) for term in (VOCABULARIES[param.of] if param.kind == "term" else param.of)]
    if not param.many:
        return {**one, **said}
    several = {"type": "array", "items": one}
    return {**several, **said} if param.place or param.kind == "date" else {**said, "anyOf": [one, several]}


def answer(record: Record, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The answer of a tool. Raises BadUsage for an argument or a tool that there is not, and what the question raises."""
    known = tools()
    if name not in known:
        raise BadUsage(f"there is no tool '{name}'; the tools are {', '.join(known)}")
    wanted, given = schema(known[name]), {one: value for one, value in arguments.items() if value is not None}
    properties = wanted["properties"]
    for one, value in given.items():
        if one not in properties:
            raise BadUsage(f"{name} takes no '{one}'; it takes {', '.join(properties)}")
        _refuse_type(one, value, properties[one].get("type"))
    for one in wanted["required"]:
        if one not in given:
            raise BadUsage(f"{name} needs '{one}': {properties[one]['description']}")
    most = given.pop("limit", DEFAULT_LIMIT)
    if most < 1:
        raise BadUsage("limit: give a whole number from 1")
    found = record.ask(name, given)
    today = environment.today()
    rows = [_aged(dict(row), today) for row in found[:most]]
    notes = [*found.notes]
    if len(found) > most:
        notes.append(f"{most:,} of {len(found):,} rows; give filters, or a greater limit")
    return {
        "rows": rows,
        "total": len(found),
        "notes": [in_python(note) for note in notes],
        "bibliography": _bibliography(record, rows),
        "record": {"name": "alliance", "version": record.version, "date": record.date},
        "today": iso(today),
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


def _aged(row: dict[str, Any], today: Day) -> dict[str, Any]:
    """A row with `days_ago`: from the last day of its date to today; None where that is open, to come, or not one date."""
    date = parse(row["date"]) if row.get("date") else None
    last = date.max if date else None
    return row | {"days_ago": ordinal(today) - ordinal(last) if last and last <= today else None}


def _bibliography(record: Record, rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What each source that rows cite is."""
    cited = {entry["source"] for row in rows for entry in row.get("sources") or ()}
    return {
        source["id"]: {"author": source["author"], "title": source["title"], "issued": source["issued"], "tier": source["tier"]}
        for source in record.sources()
        if source["id"] in cited
    }
