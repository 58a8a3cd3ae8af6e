"""Text as search compares it: without case, accents, points and punctuation, in the letters of ASCII where it is in Latin ones."""

import re
from functools import cache
from unicodedata import category, normalize

from alliancecli.model.characters import APOSTROPHES

SEPARATOR = " · "
"""Stands between the parts of a searched text: between names, quotations, sentences that have nothing to do with one another."""


BARE = {
    "ß": "ss", "æ": "ae", "ǣ": "ae", "ǽ": "ae", "ð": "d", "ø": "o", "ǿ": "o", "þ": "th", "đ": "d", "ħ": "h", "ı": "i", "ĸ": "q", "ł": "l",
    "ŋ": "n", "œ": "oe", "ŧ": "t", "ƀ": "b", "ɓ": "b", "ƈ": "c", "ɖ": "d", "ɗ": "d", "ɛ": "e", "ƒ": "f", "ɠ": "g", "ǥ": "g", "ɨ": "i",
    "ƙ": "k", "ƚ": "l", "ɲ": "n", "ƞ": "n", "ƥ": "p", "ƭ": "t", "ʈ": "t", "ʉ": "u", "ʋ": "v", "ƴ": "y", "ɏ": "y", "ƶ": "z",
    "ς": "σ", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك",
    **dict.fromkeys(APOSTROPHES, "'"),
}  # fmt: skip
"""Small Latin letters that are no letter of ASCII with an accent, and what ICU's Latin-ASCII has for each; letters of Greek and Arabic
that are another's shape; and letters that are written as the apostrophe is, in Ukrainian or Hawaiian, which parts words."""

MARKS = (
    "\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f"  # accents
    "\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7"  # points of Hebrew
    "\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed"  # points and the long stroke of Arabic
    "\\u00ad\\u200c\\u200d\\u2060"  # soft hyphens and joiners
)
"""What stands in words and does not count, as a class of characters of Python and of JavaScript. The vowels of Indian letters do."""

_LATIN = str.maketrans({"ẞ": "ss", **{small.upper(): bare for small, bare in BARE.items() if small not in "ßı"}, **BARE})

_ASCII = "".join(c.lower() if c.isalnum() else " " for c in map(chr, range(128)))
"""What each character of ASCII becomes."""


def fold(text: str) -> str:
    """The words of a text, case and accents folded, one space between them: `Côte d'Ivoire` is `cote d ivoire`."""
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    return " ".join(words_of(_without_marks(normalize("NFKD", text)).casefold()))


def latin(text: str) -> str:
    """The text in bare letters, word by word: `Łódź` is `lodz`, `ﬁn` is `fin`. All else of folding the full text does by itself."""
    return text if text.isascii() else normalize("NFC", text.translate(_BARE))


def words_of(text: str) -> list[str]:
    """The words of a text, as it has them."""
    return "".join(c if c.isalnum() or category(c)[0] == "M" or _ignored().match(c) else " " for c in text).split()


@cache
def _ignored() -> re.Pattern[str]:
    return re.compile(f"[{MARKS}]")


def _without_marks(decomposed: str) -> str:
    return normalize("NFC", _ignored().sub("", decomposed).translate(_LATIN))


class _Bare(dict[int, str]):
    """What each character is in bare letters; itself where that would be more than letters."""

    def __missing__(self, code: int) -> str:
        plain = _without_marks(
            normalize("NFKD", chr(code))
        ).casefold()  # the full text knows no capitals of Unicode 7 and later, as Georgia's
        letters = len(words_of(plain)) == bool(plain) and len("".join(words_of(plain))) == len(plain)
        self[code] = made = plain if letters or chr(code) in BARE else chr(code)
        return made


_BARE = _Bare()


def scripted(script: str) -> str:
    """A script with BARE and MARKS where it leaves room for them, so that it folds as `fold` does."""
    from json import dumps

    return script.replace("{/* letters */}", dumps(BARE, ensure_ascii=False, separators=(",", ":"))).replace("/* marks */", MARKS)


def keys(*names: str) -> str:
    """Names folded, each once, between bars: |nato|north atlantic treaty organization|."""
    return f"|{'|'.join(filter(None, dict.fromkeys(map(fold, names))))}|"


def called(identity: str, name: str, names: str) -> str:
    """The keys of a record: of its id, its name, and its other names as the index joins them."""
    return keys(identity, name, *names.split(SEPARATOR))
