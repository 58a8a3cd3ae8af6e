"""Text as search compares it: without case, accents and punctuation, in the letters of ASCII where it is in Latin ones."""

from unicodedata import combining, normalize

SEPARATOR = " · "
"""Stands between the parts of a searched text: between names, quotations, sentences that have nothing to do with one another."""


BARE = {
    "ß": "ss", "æ": "ae", "ǣ": "ae", "ǽ": "ae", "ð": "d", "ø": "o", "ǿ": "o", "þ": "th", "đ": "d", "ħ": "h", "ı": "i", "ĸ": "q", "ł": "l",
    "ŋ": "n", "œ": "oe", "ŧ": "t", "ƀ": "b", "ɓ": "b", "ƈ": "c", "ɖ": "d", "ɗ": "d", "ɛ": "e", "ƒ": "f", "ɠ": "g", "ǥ": "g", "ɨ": "i",
    "ƙ": "k", "ƚ": "l", "ɲ": "n", "ƞ": "n", "ƥ": "p", "ƭ": "t", "ʈ": "t", "ʉ": "u", "ʋ": "v", "ƴ": "y", "ɏ": "y", "ƶ": "z",
}  # fmt: skip
"""Small Latin letters that are no letter of ASCII with an accent, and what ICU's Latin-ASCII has for each."""

_LATIN = str.maketrans({"ẞ": "ss", **{small.upper(): bare for small, bare in BARE.items() if small not in "ßı"}, **BARE})

_ASCII = "".join(c.lower() if c.isalnum() else " " for c in map(chr, range(128)))
"""What each character of ASCII becomes."""


def fold(text: str) -> str:
    """The words of a text, case and accents folded, one space between them: `Côte d'Ivoire` is `cote d ivoire`."""
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    bare = "".join(c for c in normalize("NFKD", text) if not combining(c)).translate(_LATIN).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def latin(text: str) -> str:
    """The text with letters of ASCII for those of BARE: `Łódź` is `lódź`. All else of folding the full text does by itself."""
    return text if text.isascii() else text.translate(_LATIN)


def scripted(script: str) -> str:
    """A script with BARE where it leaves room for letters, so that it folds as `fold` does."""
    from json import dumps

    return script.replace("{/* letters */}", dumps(BARE, ensure_ascii=False, separators=(",", ":")))


def keys(*names: str) -> str:
    """Names folded, each once, between bars: |nato|north atlantic treaty organization|."""
    return f"|{'|'.join(filter(None, dict.fromkeys(map(fold, names))))}|"


def called(identity: str, name: str, names: str) -> str:
    """The keys of a record: of its id, its name, and its other names as the index joins them."""
    return keys(identity, name, *names.split(SEPARATOR))
