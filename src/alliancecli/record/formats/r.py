"""Files of R: a data frame in `.rda`, or the one in `.rds`."""

import warnings

import pyreadr

from alliancecli.record.formats import FormatError, Rows, chosen


def rows(path: str, part: str) -> Rows:
    """Each row of the data frame; factors as their labels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of objects that are no tables
            found = pyreadr.read_r(path)
    except (pyreadr.LibrdataError, pyreadr.PyreadrError, OSError, ValueError) as error:
        raise FormatError(f"is no file of R that can be read: {error}") from None
    frame = found[None if None in found else chosen(found, part, "data frames")]  # .rds has one without a name
    yield list(map(str, frame.columns))
    yield from zip(*(frame[name].astype(object).where(frame[name].notna(), None) for name in frame.columns), strict=True)
