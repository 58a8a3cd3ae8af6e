"""Excel workbooks: a sheet, its values as they were worked out last."""

import warnings

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from alliancecli.record.formats import FormatError, Rows, chosen
from alliancecli.record.formats.unpacking import refuse_bomb


def rows(path: str, part: str) -> Rows:
    """Each row of the sheet; the numbers of the rows are those that Excel shows."""
    refuse_bomb(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations, which are no values
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        sheets = [sheet.title for sheet in book.worksheets]
        sheet = book[chosen(sheets, part, "sheets")]
        sheet.reset_dimensions()  # some programs write a wrong one
        yield from sheet.iter_rows(values_only=True)
    except (InvalidFileException, KeyError, ValueError, OSError, SyntaxError, AttributeError) as error:
        raise FormatError(f"is no workbook that can be read: {error}") from None
