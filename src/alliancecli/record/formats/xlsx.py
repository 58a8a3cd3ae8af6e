"""Excel workbooks: a sheet, its values as they were worked out last."""

import re
import warnings
from contextlib import closing
from datetime import datetime
from decimal import Decimal
from typing import Any

import openpyxl
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException

from alliancecli.record.formats import FormatError, Rows, chosen
from alliancecli.record.formats.unpacking import refuse_bomb
from alliancecli.record.formats.values import DIGITS, as_text


def rows(path: str, part: str) -> Rows:
    """Each row of the sheet; the numbers of the rows are those that Excel shows."""
    refuse_bomb(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations, which are no values
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        with closing(book):
            sheets = [sheet.title for sheet in book.worksheets]
            sheet = book[chosen(sheets, part, "sheets")]
            sheet.reset_dimensions()  # some programs write a wrong one
            for cells in sheet.iter_rows():
                yield [_shown(cell) if isinstance(cell.value, (datetime, int, float)) else _unescaped(cell.value) for cell in cells]
    except (InvalidFileException, KeyError, ValueError, OSError, SyntaxError, AttributeError) as error:
        raise FormatError(f"is no workbook that can be read: {error}") from None


def _unescaped(value: Any) -> Any:
    """A text without Excel's numbers of characters that XML cannot hold or would change: `_x000D_` ends a line."""
    return unescape(value) if isinstance(value, str) and "_x" in value else value


def _shown(cell: Any) -> Any:
    """A day as precise as its cell shows it, and a share as it shows it: Excel keeps 1 September for `Sep 2001`, and 0.5 for `50%`.

    Of a number it shows fifteen digits.
    """
    value = cell.value
    signs = set(re.sub(r'"[^"]*"|\[[^]]*\]|\\.', "", cell.number_format).lower())
    if isinstance(value, datetime):
        if "y" in signs and not signs & set("dhs"):
            return f"{value:%Y-%m}" if "m" in signs else f"{value:%Y}"
        return value
    if "%" in signs and not isinstance(value, bool):
        return f"{as_text(Decimal(as_text(value)) * 100)}%"
    return float(f"{value:.{DIGITS}g}") if isinstance(value, float) else value
