"""What the columns of a table hold, as far as its first rows tell: numbers, dates, years, text, and the words that stand for nothing."""

import re
from collections import Counter
from contextlib import suppress

from alliancecli.dates.words import NAMED_MONTHS
from alliancecli.model.folding import fold
from alliancecli.model.mapping import TableMapping
from alliancecli.record.cell_dates import EDTF, Dates
from alliancecli.record.row_error import RowError
from alliancecli.record.totals import is_total

MOST = 0.8
"""The part of its cells that makes a column one of dates or numbers: the others are slips, or words for nothing."""

DISTINCT = 200
"""Different cells of a column that are tried as dates."""

NOTHING = {
    *("NA", "N/A", "n/a", "n.a.", "#N/A", "NULL", "NaN", "nan", "None", "Unknown", "unknown", "UNKNOWN", "Missing", "missing"),
    *("...", "..", ".", "-", "--", "–", "?", "x", "xx", "xxx", "X", "XX", "XXX", ". .", "n.d.", "N.A.", "not available"),
}
"""Words that tables write where there is nothing."""

_NO_NUMBER = {"-9", "-99", "-999", "-9999", "-88", "-888"}
"""Numbers that stand for nothing where no other of a column is below zero."""

FORMATS = (
    *(EDTF, "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y%m%d", "%d-%b-%Y", "%d %b %Y", "%b %d, %Y"),
    *("%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%m/%d/%Y %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"),
    *("%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%d-%B-%Y", "%m/%Y", "%b-%Y"),
)
"""The ways of writing dates that are tried."""

_NUMBER = re.compile(
    r"(?:[-\u2212](?=\D))?(?P<before>[A-Za-z]{0,3}[$€£¥]\s?|[A-Za-z]{1,4}\s)?"
    r"(?P<digits>[-+\u2212]?\d[\d.,'\u2019 \u2009\xa0\u202f]*?(?:[eE][-+]?\d+)?)"
    r"(?:\s*(?P<unit>[^\d\s.,'\u2019]\S{0,9}))?"
)
_MONTH = r"[12]\d(\d\d)-(0[1-9]|1[0-2])"
_YEARS = re.compile(rf"(?!{_MONTH}\Z)[12]\d{{3}}(\s*[-\u2013\u2014/]\s*([12]\d)?\d\d)?")
_SIGNS = (
    (re.compile(r"[-+\u2212]?\d+(\.\d*)?([eE][-+]?\d+)?"), "", ""),
    (re.compile(r"[-+\u2212]?\d{1,3}(,\d{3})+(\.\d+)?"), ",", ""),
    (re.compile(r"[-+\u2212]?\d{1,3}(\.\d{3})+(,\d+)?"), ".", ","),
    (re.compile(r"[-+\u2212]?\d{1,3}( \d{3})+(\.\d+)?"), " ", ""),
    (re.compile(r"[-+\u2212]?\d{1,3}( \d{3})+,\d+"), " ", ","),
    (re.compile(r"[-+\u2212]?\d{1,3}(['\u2019]\d{3})+(\.\d+)?"), "'", ""),
    (re.compile(r"[-+\u2212]?\d+,\d+"), "", ","),
)
"""How numbers are written: what stands between their thousands, and before decimals where that is no point."""


class Column:
    """A column by its cells: `kind` is number, year, date, text or empty, and what goes with it.

    `values` counts its cells but for the words that stand for nothing, which `missing` counts; `odd` has those that are not of its kind,
    and `totals` those that say of their rows that they add up others.
    """

    def __init__(self, name: str, cells: list[str]) -> None:
        self.name = name
        self.words = fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name))
        self.values = Counter(cell for one in cells if (cell := one.strip()))
        self.missing = Counter({word: self.values.pop(word) for word in NOTHING & self.values.keys()})
        self.units: set[str] = set()
        self.thousands = self.decimal = ""
        self.formats: tuple[str, ...] = ()
        self.either = ""
        self.odd: list[str] = []
        self.totals = [cell for cell in self.values if is_total(cell)]
        if not self._below_zero():
            self.missing.update({word: self.values.pop(word) for word in _NO_NUMBER & self.values.keys()})
        self.kind = "empty" if not self.values else "number" if self._numbers() else "date" if self._dates() else "text"
        if self.kind == "number" and all(re.fullmatch(r"[12]\d{3}(\.0)?", one) for one in self.values.keys() - self.odd):
            self.kind = "year" if self.has("year", "yr", "date", "start", "end", "begin") else "number"
        if self.kind == "year":
            self.odd = [cell for cell in self.odd if not _is_date(EDTF, cell)]

    def has(self, *parts: str) -> bool:
        """Whether its name has one of these in it."""
        return any(part in self.words for part in parts)

    def named(self, *words: str) -> bool:
        """Whether one of these is a word of its name."""
        return not set(words).isdisjoint(self.words.split())

    @property
    def filled(self) -> int:
        """How many cells say something."""
        return self.values.total()

    @property
    def recurs(self) -> bool:
        """Whether its words come again and again, as names and types do."""
        return len(self.values) <= self.filled / (2 if len(self.values) <= 12 else 4)

    @property
    def length(self) -> float:
        """Characters of a cell, on average."""
        return sum(len(one) * count for one, count in self.values.items()) / max(self.filled, 1)

    @property
    def months_or_years(self) -> list[str]:
        """Its cells that are months as dates are written, and may be years where all others are years or from one to another: 2001-02."""
        apart = [cell for cell in self.values if (found := re.fullmatch(_MONTH, cell)) and found[2] > found[1]]
        others = self.values.keys() - apart - set(self.totals)
        return apart if others and all(map(_YEARS.fullmatch, others)) else []

    @property
    def grouped(self) -> bool:
        """Whether its points may stand between thousands as well as before decimals: each has three digits behind it."""
        pointed = [one for one in self.values if "." in one]
        return bool(pointed) and not self.thousands and all(re.match(r"[-+]?[1-9]\d{0,2}\.\d{3}(?!\d)", one) for one in pointed)

    def _numbers(self) -> bool:
        if self.has("date", "day") and all(re.fullmatch(r"[12]\d{7}", cell) for cell in self.values):
            return False  # 20030131
        found: dict[str, tuple[str, str, str]] = {}
        for cell in self.values:
            match = _NUMBER.fullmatch(cell)
            signs = match and next(((t, d) for form, t, d in _SIGNS if form.fullmatch(match["digits"])), None)
            if match and signs:
                found[cell] = ((match["before"] or match["unit"] or "").strip(), *signs)
        if sum(self.values[cell] for cell in found) < MOST * self._counted or not found:
            return False
        self.units = {unit for unit, _, _ in found.values() if unit}
        is_month = bool(self.units) and all(unit.casefold() in NAMED_MONTHS for unit in self.units)  # Jan 2009
        if is_month or len(self.units) > 4 or re.search(r"\d", "".join(self.units)):  # codes: A1, 12b
            self.units = set()
            return False
        found = {cell: told for cell, told in found.items() if told[0] != "+"}  # `12+` is at least 12, and not 12 of a kind
        self.units -= {"+"}
        self.thousands = next((sign for _, sign, _ in found.values() if sign), "")
        self.decimal = next((sign for _, _, sign in found.values() if sign), "")
        self.odd = [cell for cell in self.values if cell not in found and cell not in self.totals]
        return True

    @property
    def _counted(self) -> int:
        """How many cells tell of what kind the column is."""
        return self.filled - sum(self.values[cell] for cell in self.totals)

    def _below_zero(self) -> bool:
        """Whether numbers below zero are meant as such."""
        return any(re.match(r"[-\u2212]\d", cell) for cell in self.values.keys() - _NO_NUMBER)

    def _dates(self) -> bool:
        cells = [cell for cell, _ in self.values.most_common(DISTINCT) if cell not in self.totals]
        read = {form: {cell for cell in cells if _is_date(form, cell)} for form in FORMATS}
        left, formats = set(cells), list[str]()
        while left and len(formats) < 3:
            form = max(read, key=lambda one: len(read[one] & left))
            if len(read[form] & left) < max(1, 0.01 * len(cells)):
                break
            formats.append(form)
            left -= read[form]
        if not formats or len(left) > (1 - MOST) * len(cells):
            return False
        self.formats, self.odd = tuple(formats), sorted(left)
        same = [one for form in formats for one in read if one not in formats and read[one] == read[form]]
        self.either = same[0] if same else ""
        return True


def _is_date(form: str, cell: str) -> bool:
    if not re.search(r"\d{3}", cell) or (form == EDTF and re.fullmatch(r"\d{5,}", cell)):
        return False
    if form not in _READERS:
        _READERS[form] = Dates(TableMapping(date_format=form), "")
    with suppress(RowError):
        return _READERS[form](cell) is not None
    return False


_READERS: dict[str, Dates] = {}
