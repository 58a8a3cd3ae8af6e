"""Running text made plain, so that one spelling of a character is enough to look for."""

import re
from typing import Final
from unicodedata import is_normalized, normalize

from alliancecli.model.characters import APOSTROPHES

PLAIN: Final = {
    **dict.fromkeys(f"‘’‚‛′`´{APOSTROPHES}", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣-", "-"),
    **dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹\u200b\u200c\u200d\u2060\ufeff", ""),
    **{"…": "...", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"},
    **{"٬": ",", "，": ",", "٫": ".", "．": ".", "％": "%"},
    **{chr(ord(zero) + digit): str(digit) for zero in "٠۰०০੦૦୦௦౦೦൦๐໐༠０" for digit in range(10)},
}
"""Typographic characters by the plain ones, and the digits of other scripts. Superscript digits are note marks, and go."""

_TABLE = str.maketrans(PLAIN)

_MARK = re.compile(r"""[a-z%)\]"'.,;:!?][0-9]{1,3}(?:[,-][0-9]{1,3})*(?=[\s.,;:)\]"']|$)""")


def normalise(text: str) -> str:
    """A text with typographic characters made plain and note marks taken out; line breaks stay."""
    text = text.translate(_TABLE)
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return _MARK.sub(_unmarked, text)


def _unmarked(match: re.Match[str]) -> str:
    """A note mark glued to a word or number reduced to the character before it. What is no note mark is unchanged."""
    before, sign = match.string[max(0, match.start() - 8) : match.start()], match[0][0]
    if sign in "\"'":
        thousands = sign == "'" and re.fullmatch("'[0-9]{3}", match[0]) and re.search(r"(?<![0-9])[0-9]{1,3}$", before)
        glued = not thousands and (before[-1:].isalnum() or before[-1:] in tuple(".,;:!?)"))
    elif sign in ".,;:!?":
        after = match.string[match.end() : match.end() + 3].strip()
        year_or_thousands = re.search(r"(?<![0-9,])(?:1[0-9]|20)[0-9]{2}$|,[0-9]{3}$", before) and sign in ".,"
        ends = not after or (after[0].isupper() if sign == "." else after[0].islower())
        glued = before[-1:].isalpha() or before[-1:] in tuple("\"')]%") or bool(year_or_thousands and ends)
    else:
        glued = True
    return sign if glued else match[0]
