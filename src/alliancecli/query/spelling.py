"""British and American spellings of a word, by rule. A spelling that nobody uses finds nothing and does no harm."""

import re

_OUR = "arb|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|harb|hon|hum|lab|neighb|parl|rig|rum|savi|sav|splend|val|vap|vig"
_RE = "calib|cent|epicent|fib|kilomet|lit|lust|meag|met|sab|scept|somb|spect|theat"
_DOUBLED = "cancel|channel|counsel|dial|equal|fuel|funnel|label|level|marshal|model|panel|quarrel|rival|shovel|signal|total|travel|tunnel"
_SUFFIX = "e|ed|es|er|ers|ing|ation|ations|ational|able"

_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (rf"^((?:dis)?(?:{_OUR}))our", r"\1or"),
        (rf"^((?:dis)?(?:{_OUR}))or", r"\1our"),
        (rf"^({_RE})re(s?)$", r"\1er\2"),
        (rf"^({_RE})er(s?)$", r"\1re\2"),
        (r"^((?:de)?cent)r(ed|ing)$", r"\1er\2"),
        (r"^((?:de)?cent)er(ed|ing)$", r"\1r\2"),
        (r"^(def|off|pret)ence(s|less|)$", r"\1ense\2"),
        (r"^(def|off|pret)ense(s|less|)$", r"\1ence\2"),
        (r"^(licen|practi)c(e|es|ed|ing)$", r"\1s\2"),
        (r"^(licen|practi)s(e|es|ed|ing)$", r"\1c\2"),
        (rf"^(\w{{3,}})is({_SUFFIX}|)$", r"\1iz\2"),
        (rf"^(\w{{3,}})iz({_SUFFIX}|)$", r"\1is\2"),
        (rf"^(\w+l)ys({_SUFFIX})$", r"\1yz\2"),
        (rf"^(\w+l)yz({_SUFFIX})$", r"\1ys\2"),
        (r"^programme(s?)$", r"program\1"),
        (r"^program(s?)$", r"programme\1"),
        (rf"^({_DOUBLED})l(ed|ing|er|ers)$", r"\1\2"),
        (rf"^({_DOUBLED})(ed|ing|er|ers)$", r"\1l\2"),
        (r"^(enrol|fulfil)(s|ment|)$", r"\1l\2"),
        (r"^(enrol|fulfil)l(s|ment|)$", r"\1\2"),
        (r"^(dia|cata|ana)logue(s?)$", r"\1log\2"),
        (r"^(dia|cata|ana)log(s?)$", r"\1logue\2"),
        (r"^((?:mis)?judg|acknowledg)ement", r"\1ment"),
        (r"^((?:mis)?judg|acknowledg)ment", r"\1ement"),
        (r"^manoeuvr(ed|ing)$", r"maneuver\1"),
        (r"^manoeuvre(s?)$", r"maneuver\1"),
        (r"^maneuver(s?)$", r"manoeuvre\1"),
        (r"^maneuver(ed|ing)$", r"manoeuvr\1"),
        (r"^sceptic", "skeptic"),
        (r"^skeptic", "sceptic"),
        (r"^aeroplane", "airplane"),
        (r"^airplane", "aeroplane"),
        (r"^percent$", "per cent"),
        (r"^co(oper|ordin)", r"co \1"),
    )
)
"""What to look for, and what the other side of the Atlantic (or an older page) writes there."""


def spellings(word: str) -> tuple[str, ...]:
    """The word, folded as it came, and its other spellings; one may be of two words: `co operation` for `cooperation`."""
    return tuple(dict.fromkeys((word, *(pattern.sub(other, word) for pattern, other in _RULES if pattern.search(word)))))
