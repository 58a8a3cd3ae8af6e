"""Whether someone was the first, or the last, in an office, as a draft has it."""

import re

from alliancecli.dates.days import OPEN_DAY
from alliancecli.factcheck.edges import begun, ended, shown
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.naming import Named, plain_name
from alliancecli.factcheck.offices import says
from alliancecli.factcheck.reading import Sentence
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims


def in_order(claims: Claims, sentence: Sentence, person: Named, office: str) -> Finding | None:
    """What the record makes of someone who is called the first, or the last, in an office; None where that is not said."""
    text, who = sentence.paragraph.text, person.id
    told = _BEHIND.match(text, person.end) or _AHEAD.search(text, max(sentence.start, person.start - 100), person.start)
    rows = [row for row in claims.holders if row["subject"] == office and (begun(row) or ended(row))]
    if not told or not rows:
        return None
    order = "last" if "last" in told.groupdict().values() else "first"
    verdict, row = (_last_of if order == "last" else _first_of)(claims, rows, who, office)
    said = says(office, who, order)
    return Finding(min(told.start(), person.start), max(told.end(), person.end), verdict, "holder", said, shown([row]), (row,))


def _first_of(claims: Claims, rows: list[Row], who: str, office: str) -> tuple[str, Row]:
    """Whether someone was the first; another who began with the office surely was."""
    row = min(rows, key=lambda row: one.first if (one := begun(row)) else OPEN_DAY)
    if plain_name(row["name"]) == who:
        return SUPPORTED, row
    life = claims.institutions[office]["life_first"]
    return (REFUTED if life > -OPEN_DAY and row["first"] - life < 10_000 else UNKNOWN), row


def _last_of(claims: Claims, rows: list[Row], who: str, office: str) -> tuple[str, Row]:
    """Whether someone was the last: nobody left the office later, and it is one of the past."""
    mine = [row for row in rows if plain_name(row["name"]) == who]
    came = max((one.last for row in mine if (one := begun(row) or ended(row))), default=OPEN_DAY)
    later = [row for row in rows if row not in mine and (one := ended(row) or begun(row)) and one.first > came + 100]
    if later:
        return REFUTED, later[-1]
    known = claims.institutions
    over = known.get(known[office]["parent"] or office, known[office])["life_last"] < OPEN_DAY
    return (SUPPORTED if mine and over else UNKNOWN), (mine or rows)[-1]


_BEHIND = re.compile(
    r"\s+(?:was|became|is) (?:the |its |NATO's )?(?:very )?(?:first|(?P<last>last)) (?:\w+ ){0,3}"
    r"(?:commander|secretary[- ]general|SACEUR|head|chair\w*)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:first|(?P<last>last)) (?:commanded|led|headed) by (?:[A-Z][\w.]*[ ,]+){0,3}$"
    r"|\b(?:[Ii]ts|[Tt]he|[A-Z]{3,}'s) (?:very )?(?:first|(?P<last_one>last)) (?:commander|[Ss]ecretary[- ][Gg]eneral|SACEUR|head|chair\w*)"
    r"(?: of (?:[Tt]he )?[A-Z][\w-]*)?(?:, [^,;.]{3,40},)?(?:,| was| had been)"
    r" (?:(?:[A-Z][\w.]*|an? \w+|the|(?:lieutenant[- ]|major[- ]|brigadier[- ])?general|admiral|brigadier|colonel|diplomat)[ ,]+){0,4}$"
)
