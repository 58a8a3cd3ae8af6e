"""Numbers as tables write them: `1.234,5`, `200 km`, in millions, or a word for why there is none."""

import re
from decimal import Decimal
from math import isinf
from typing import Any

from alliancecli.errors import RecordFaults
from alliancecli.model.mapping import TableMapping
from alliancecli.model.records import Number
from alliancecli.model.vocabulary import Missing
from alliancecli.record.cell_values import NO_NUMBER, converted
from alliancecli.record.decode import MINUS, number
from alliancecli.record.row_error import RowError
from alliancecli.record.yaml_reader import short

SPACES = " \u00a0\u2009\u202f"
"""What `space` between thousands may be."""


APOSTROPHES = "'\u2019"
"""What an apostrophe between thousands may be: Switzerland's programs write either."""


class Numbers:
    """From the text of a cell to a number, as a mapping says that numbers are written. Raises RecordFaults where that cannot be."""

    def __init__(self, mapping: TableMapping, where: str) -> None:
        self._words = mapping.missing if isinstance(mapping.missing, dict) else {}
        self._said, self._decimal = mapping.thousands, mapping.decimal or "."
        several = {"space": SPACES} | dict.fromkeys(APOSTROPHES, APOSTROPHES)
        self._thousands = several.get(mapping.thousands, mapping.thousands)
        self._factor = Decimal(str(mapping.factor))
        if not self._factor:
            raise RecordFaults([f"{where}: tables: factor 0 makes every number 0; write what to multiply by, as 1000"])
        for name, sign in (("thousands", self._thousands), ("decimal", self._decimal)):
            if (len(sign) > 1 and sign not in several.values()) or sign in tuple("0123456789-+eE"):
                raise RecordFaults(
                    [f"{where}: tables: {name} '{short(sign)}' is no sign that can stand in a number; write one, as `,` or `.`"]
                )
        if self._thousands == self._decimal:
            raise RecordFaults([f"{where}: tables: thousands and decimal are both '{self._decimal}'; name the sign of decimals too"])
        units = "|".join(map(re.escape, sorted(mapping.units, key=len, reverse=True)))
        self._bare = re.compile(rf"(-?)(?:(?:{units})\s*)?(.*?)(?:\s*(?:{units}))?", re.DOTALL) if units else None
        groups = rf"\d{{1,3}}(?:[{re.escape(self._thousands)}]\d{{3}})*|" if self._thousands else ""
        decimal = re.escape(self._decimal)
        self._written = re.compile(rf"-?(?:(?:{groups}\d+)(?:{decimal}\d*)?|{decimal}\d+)(?:[eE][-+]?\d+)?", re.ASCII)
        self._as_usual = not (self._thousands or mapping.decimal)
        self.special = bool(self._words or units or self._factor != 1 or not self._as_usual)

    def __call__(self, kind: Any, key: str, text: str) -> Number | Missing | None:
        """The number of a cell, or why there is none. Raises RowError for a cell that is written otherwise."""
        text = text.strip()
        if text in self._words:
            return self._words[text]
        text = text.replace(MINUS, "-")
        if self._bare and (found := self._bare.fullmatch(text)):
            text = found[1] + found[2]
        if not self._as_usual and text and text not in NO_NUMBER:
            if not self._written.fullmatch(text):
                raise RowError(f"{key}: '{short(text)}' is not written as the mapping says: {self._how()}")
            text = text.translate(dict.fromkeys(map(ord, self._thousands))).replace(self._decimal, ".")
        value: Number | Missing | None = converted(kind, key, text)
        if value is None or (self._factor == 1 and self._as_usual):
            return value
        made = _times(Decimal(text), self._factor)
        if isinf(made):
            raise RowError(f"{key}: '{short(text)}' times the factor of the mapping is more than can be kept")
        return made

    def _how(self) -> str:
        return ", ".join([f"`{self._said}` between thousands"] * bool(self._said) + [f"`{self._decimal}` before decimals"])


def _times(value: Decimal, factor: Decimal) -> Number:
    """The product, rounded to what a number can keep."""
    product = (value * factor).normalize()
    try:
        return number(format(product, "f"))
    except ValueError:
        return float(product)
