"""Dates as tables write them: by the formats that a mapping names, each as precise as its format, with nothing guessed."""

import re
from contextlib import suppress

from alliancecli.dates.edtf import Date
from alliancecli.errors import RecordFaults
from alliancecli.model.mapping import TableMapping
from alliancecli.record.cell_values import converted
from alliancecli.record.row_error import RowError
from alliancecli.record.yaml_reader import short

PRECISIONS = {"day": 10, "month": 7, "year": 4}
"""What a date can be cut to, by `precision` in a mapping, and how many characters of a day in EDTF that leaves."""

EDTF = "edtf"
"""Stands among formats for the dates that the command line reads."""


class Dates:
    """From the text of a cell to a date, by the formats of a mapping. Raises RecordFaults for a format that leaves a guess."""

    def __init__(self, mapping: TableMapping | None, where: str) -> None:
        said = mapping.date_format if mapping else ""
        self._mapped = mapping is not None
        self._formats = said if isinstance(said, tuple) else (said,) if said else ()
        for form in self._formats:
            if form != EDTF and (unfit := _unfit(form)):
                raise RecordFaults([f"{where}: tables: date_format '{short(form)}' {unfit}"])

    def __call__(self, text: str) -> Date | None:
        """The date of a cell, None where it is empty; a span of one day is that day. Raises RowError for what is written otherwise."""
        text = text.strip()
        found = _date(self._each_member(text)) if self._formats else _spoken(text)
        if self._mapped and "/" in text and len(ends := set(str(found).split("/"))) == 1:
            return _date(ends.pop())
        return found

    def cut(self, texts: tuple[str, str]) -> Date | None:
        """The date of a cell, no more precise than the word beside it: day, month or year."""
        found, word = self(texts[0]), texts[1].strip()
        if found is None or not word:
            return found
        if word not in PRECISIONS:
            raise RowError(f"precision: '{short(word)}' is no term; write one of {', '.join(PRECISIONS)}")
        ends = [_DAY.sub(lambda day: day[0][: PRECISIONS[word]], end) for end in str(found).split("/")]
        return _date("/".join(dict.fromkeys(ends)))

    def _each_member(self, text: str) -> str:
        """A date as EDTF, or a set whose members are written so: `{03/02/1994,05/02/1994}`."""
        if text.startswith("{") and text.endswith("}"):
            return "{" + ",".join(self._edtf(one.strip()) for one in text[1:-1].split(",")) + "}"
        return self._each_end(text)

    def _each_end(self, text: str) -> str:
        """A date as EDTF, or a span whose ends are written so: `03/02/1994/05/02/1994`. An end may be empty or `..`."""
        try:
            return self._edtf(text)
        except RowError:
            for cut in re.finditer("/", text):
                with suppress(RowError):
                    ends = (text[: cut.start()].strip(), text[cut.end() :].strip())
                    if set(ends) <= {"", ".."}:
                        break
                    return "/".join(end if end == ".." else self._edtf(end) for end in ends)
            raise

    def _edtf(self, text: str) -> str:
        """A date as EDTF by the one format that it is written in. Raises RowError where formats make two dates of it."""
        if len(self._formats) == 1:
            return _read(text, self._formats[0])
        found = set()
        for form in self._formats:
            with suppress(RowError):
                found.add(_read(text, form))
        if not found:
            raise RowError(f"date: '{short(text)}' is written as none of {', '.join(self._formats)}")
        if len(found) > 1:
            raise RowError(f"date: '{short(text)}' may be {' or '.join(sorted(found))} by its formats; keep one of them")
        return found.pop()


_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?$", re.ASCII)


def _date(text: str) -> Date | None:
    found: Date | None = converted(Date, "date", text)
    return found


def _spoken(text: str) -> Date | None:
    """What the command line reads, and what programs make of it: `2001-9-1`, `2001.0`, `2001-09-11 00:00:00`."""
    try:
        return _date(text)
    except RowError:
        if found := _DAY_OR_MONTH_FIRST.fullmatch(text):
            first, sign, second = found.groups()
            forms = [form for form, month in (("%d{0}%m{0}%Y", second), ("%m{0}%d{0}%Y", first)) if 1 <= int(month) <= 12]
            if forms:
                said = " or ".join(f'"{form.format(sign)}"' for form in forms)
                raise RowError(
                    f"date: '{text}' is read where record.yaml says its date_format, {said}; or write it as 2009-01-31"
                ) from None
        if (tidy := "/".join(map(_tidy, text.split("/")))) == text:
            raise
        return _date(tidy)


_DAY_OR_MONTH_FIRST = re.compile(r"(\d\d?)([./-])(\d\d?)\2\d{4}", re.ASCII)
"""A day as many write it, of which nobody can tell whether the day or the month stands first."""

_WRITTEN = re.compile(r"(\d{4})(?:\.0)?(?:-(\d\d?)(?:\.0)?)?(?:-(\d\d?)(?:\.0)?)?(?:[ T]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?)?", re.ASCII)


def _tidy(text: str) -> str:
    found = _WRITTEN.fullmatch(text.strip())
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else text


_OF_DAY = {"Y": "Y", "m": "m", "b": "m", "B": "m", "d": "d", "j": "j"}
"""The parts of a `strptime` format that make a date, each as what it says: year, month, day, day of the year."""

_OF_TIME = frozenset("HIMSfpzZaA")
"""The parts of time that may stand beside them, and are not kept."""


def _unfit(form: str) -> str:
    """The reason why a `strptime` format leaves part of a date to be guessed; "" where it does not."""
    parts = [part for part in re.findall("%(.?)", form, re.DOTALL) if part != "%"]
    if "y" in parts:
        return "has years of two digits, which leave the century to be guessed; write the years out in the table, and %Y here"
    if strange := [part for part in parts if part not in _OF_DAY and part not in _OF_TIME]:
        return f"has %{strange[0]}, which is not read; write %Y, %m or %b or %B, and %d, or %Y and %j"
    if len(set(parts)) < len(parts) or "".join(sorted(_OF_DAY[part] for part in parts if part in _OF_DAY)) not in ("Y", "Ym", "Ydm", "Yj"):
        return "is no whole date; write %Y, or %Y and %m (%b, %B), or these and %d, or %Y and %j, each once"
    return ""


def _read(text: str, form: str) -> str:
    """A date of a `strptime` format as EDTF, as precise as the format is."""
    from datetime import datetime

    if not text:
        return ""
    if form == EDTF:
        return str(_spoken(text))
    try:
        found = datetime.strptime(text, form)
    except ValueError:
        raise RowError(f"date: '{short(text)}' is not written as {form}") from None
    year = f"{found.year:04}"
    if year not in text:  # the 366th day of a year that has 365
        raise RowError(f"date: '{short(text)}' has more days than its year")
    if re.search("%[YmdjHMS]%[YmdjHMS]", form) and found.strftime(form.replace("%Y", year)).casefold() != text.casefold():
        raise RowError(f"date: '{short(text)}' has not all the digits of {form}")
    precise = "%Y-%m-%d" if re.search("%[dj]", form) else "%Y-%m" if re.search("%[mbB]", form) else "%Y"
    return found.strftime(precise.replace("%Y", year))
