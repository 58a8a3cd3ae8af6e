"""What a person's words ask for: things to find, each in its spellings and synonyms, and times."""

import re
from collections.abc import Iterable
from itertools import islice, product, takewhile
from typing import NamedTuple
from unicodedata import category, normalize

from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import Point
from alliancecli.errors import BadUsage
from alliancecli.model.folding import fold, latin, words_of
from alliancecli.query.engine import Engine
from alliancecli.query.spelling import spellings
from alliancecli.query.synonyms import synonyms
from alliancecli.recognise.numbers import UNITS

MAX_SPELLINGS = 16
"""At most so many spellings of a phrase are tried: each of its words may have two."""

MAX_WORDS = 200
"""More words than any question has."""

MAX_NAME_WORDS = 6
"""So many words of a question are tried together as a name."""

_COMMON = """
    a an the of in on at to for from by with into about between during and or is are was were be been did do does has have had it its this
    that who whom whose what when where which why how many much number definition meaning per can could may might will would not no
    now today currently
"""
COMMON = frozenset(_COMMON.split())
"""Words that say nothing of what is sought: left out where others stand beside them."""

HOW_LONG = frozenset(["long", "last", "lasted", "take", "took"])
"""Words that say nothing of it either where it is asked how long something lasted."""


class SearchTerm(NamedTuple):
    """One thing to find: its alternatives, each a word or the words of a phrase, and words that mean the same.

    `prefix` is whether the last word may go on. `period` is the first and last day, as numbers, of a term that is a time. `meaning` is what
    a name in the question was taken for.
    """

    shown: str
    alternatives: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    prefix: bool = False
    period: tuple[int, int] | None = None
    meaning: str = ""

    @property
    def match(self) -> str:
        """The same in FTS5's language. Only letters, digits, spaces and per cent signs ever stand between its quotes."""
        return self._either(dict.fromkeys((*self.alternatives, *self.synonyms)))

    @property
    def literal(self) -> str:
        """The same without the words that mean it."""
        return self._either(self.alternatives)

    def _either(self, words: Iterable[str]) -> str:
        star = "*" if self.prefix else ""
        return "(" + " OR ".join(f'"{one}"{star}' for one in words) + ")"


class SearchQuery(NamedTuple):
    """What was asked for. `keys` are the names, folded, that would be the very thing; `signs` are those that nothing is looked for by."""

    terms: tuple[SearchTerm, ...]
    keys: tuple[str, ...]
    signs: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The terms as messages name them."""
        words = " ".join(f'"{term.shown}"' if " " in term.shown else term.shown for term in self.terms)
        return f"'{_short(words)}'"

    @property
    def words(self) -> tuple[SearchTerm, ...]:
        """The terms that are no times; where all are, they are taken as words."""
        return tuple(term for term in self.terms if not term.period) or self.terms

    @property
    def times(self) -> tuple[SearchTerm, ...]:
        """The terms that are times, beside words."""
        return tuple(term for term in self.terms if term not in self.words)

    @property
    def match(self) -> str:
        """All of the words, in FTS5's language."""
        return " AND ".join(term.match for term in self.words)

    @property
    def begun(self) -> str:
        """What the very thing must hold, in FTS5's language: a key at the beginning of its name or id, or among its other names."""
        return " OR ".join(f'{{name about}} : ^ "{key}" OR names : "{key}"' for key in self.keys)


def search_query(text: str) -> SearchQuery:
    """The question that a person's words ask: every word, "quoted phrases", a beginning of a word with `*` after it, times.

    Everything else that is no letter or digit only parts words; AND, OR and NOT are words as any other. Common words are left out where
    others stand beside them. Raises BadUsage where there is no word, or more than MAX_WORDS.
    """
    text = normalize("NFC", text.encode("utf-8", "replace").decode())
    text = _SPELLED_SHARE.sub(lambda words: str(UNITS[words[0].lower()]), text)
    words = fold(text).split()
    if len(words) > MAX_WORDS:
        raise BadUsage(f"{len(words):,} words are more than a search takes; give at most {MAX_WORDS}")
    usual = COMMON | HOW_LONG if _ASKS_HOW_LONG.search(text) else COMMON
    found: list[SearchTerm | None] = []
    common: list[SearchTerm | None] = []
    undated: list[str] = []
    text = _PER_CENT.sub("-percent", text)
    signs = tuple(dict.fromkeys(c for c in text if c in "#%&@§¶" or category(c) in ("Sc", "Sm", "So")))
    for quoted, star, bare in re.findall(r'"([^"]*)"(\*?)|([^"]+)', _NINE_ELEVEN.sub("9-11", text)):
        if not bare:
            found.append(_term(quoted, star=bool(star), widened=False))
            undated += fold(quoted).split()
            continue
        for word in _parts(bare):
            if isinstance(word, SearchTerm):
                found.append(word)
            else:
                undated += fold(word).split()
                (common if word.lower() in usual else found).append(_term(word, star=word.endswith("*")))
    terms = tuple(dict.fromkeys(filter(None, found))) or tuple(dict.fromkeys(filter(None, common)))
    if not terms:
        raise BadUsage(f"there is no word to search for in {_short(text)!r}; write at least one letter or digit")
    telling = [word for word in undated if word not in usual]
    inner = undated[_lead(undated, usual) : len(undated) - _lead(reversed(undated), usual)]
    keys = (key for said in (words, undated, inner, telling) if said for key in _spelled(said))
    return SearchQuery(terms, tuple(dict.fromkeys(map(fold, keys))), signs)


def _lead(words: Iterable[str], usual: frozenset[str]) -> int:
    """How many common words stand before the first other."""
    return sum(1 for _ in takewhile(usual.__contains__, words))


_ASKS_HOW_LONG = re.compile(r"\bhow long\b", re.IGNORECASE)
_SPELLED_SHARE = re.compile(rf"\b(?:{'|'.join(UNITS)})\b(?= per ?cent\b)", re.IGNORECASE)
_PER_CENT = re.compile(r"(?<=[0-9])(?: ?per ?cent\b| ?%)", re.IGNORECASE)
_NINE_ELEVEN = re.compile(r"\b(?:9/11|sept(?:ember|\.)? 11(?:th)?|11(?:th)? sept(?:ember|\.)?)(?!\w|,? [12][0-9]{3})", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|q[1-4])\b"
)
_YEAR = re.compile(r"(?<![\w*-])(?:1[0-9]|20)[0-9]{2}(?![\w*])")
_OF_A_RESOLUTION = re.compile(r"\b(?:resolutions?|unscr|scr)(?: no\.?| number)?\s*$", re.IGNORECASE)
"""What stands before a number that is no year."""


def _parts(text: str) -> list["str | SearchTerm"]:
    """The words of a text, and the times in it that have a year."""
    if not _YEAR.search(text):
        return list(text.split())
    from alliancecli.recognise.facts import find

    parts: list[str | SearchTerm] = []
    end = 0
    for token in find(_MONTH.sub(lambda month: month[0].capitalize(), text)):
        dates = [Point(one.year, one.month, one.day, one.unspecified_digits) for one in token.dates if one.year is not None]
        if dates and not token.named and not _OF_A_RESOLUTION.search(text[end : token.start]):
            parts += text[end : token.start].split()
            end = token.end
            first, last = min(date.min for date in dates), max(date.max for date in dates)
            words = tuple(re.findall(r"[^\W_]+", text[token.start : end]))
            period = (day_number(first, -OPEN_DAY), day_number(last, OPEN_DAY))
            parts.append(SearchTerm(" ".join(words), (" ".join(words),), period=period))
    return [*parts, *text[end:].split()]


def _term(text: str, *, star: bool, widened: bool = True) -> SearchTerm | None:
    """A word, or words that stand together; `peace-keeping` and `U.S.` are tried as one word too. A plain word has its synonyms."""
    words = list(filter(latin, words_of(text)))
    if not words:
        return None
    own = " ".join(words)
    alternatives = _with_signs(_spelled(words) if own.isascii() else (latin(own), *_spelled(words)))
    if len(words) > 1 and not re.search(r"[^\w.*-]", text) and not any(word.isdigit() for word in words):
        alternatives += ("".join(words),)
    same = tuple(synonyms(fold("-".join(words)).replace(" ", "-"))) if widened and not star else ()
    return SearchTerm(own + "*" * star, tuple(dict.fromkeys(alternatives)), same, star)


def _with_signs(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The phrases, and how they are written with a sign: a number at the end may have one after it, and the index keeps `80%` as a word."""
    numbers = tuple(f"{one}%" for one in phrases if one[-1].isdigit())
    shares = (_SHARE.sub(sign, one) for sign in ("%", " %") for one in phrases if _SHARE.search(one))
    return (*phrases, *numbers, *shares)


_SHARE = re.compile(r"(?<=[0-9]) per ?cent\b")


def widened(connection: Engine, asked: SearchQuery) -> SearchQuery:
    """The same question, where the record's own words and names widen it."""
    return _named(connection, asked._replace(terms=tuple(_unspaced(connection, term) for term in asked.terms)))


UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""A letter of writing that has no space between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""


def _unspaced(connection: Engine, term: SearchTerm) -> SearchTerm:
    """The same term; one in writing without spaces is found inside the record's words too, which are whole sentences there."""
    if term.shown.isascii() or not re.search(UNSPACED, term.shown):
        return term
    sql = "SELECT term FROM word WHERE instr(term, :part) ORDER BY doc DESC, term LIMIT :most"
    inside = connection.execute(sql, {"part": latin(term.shown.removesuffix("*")), "most": MAX_INSIDE})
    return term._replace(alternatives=tuple(dict.fromkeys((*term.alternatives, *(word for (word,) in inside)))))


MAX_INSIDE = 5000
"""At most so many words that hold a term are looked for: of more FTS5 takes long."""


def _named(connection: Engine, asked: SearchQuery) -> SearchQuery:
    """The same question, where words that are the name of an institution are found under each of its names too; the longest name counts."""
    plain = [fold(term.shown) if not (term.prefix or term.period) else "" for term in asked.terms]
    runs = [plain[start:end] for start in range(len(plain)) for end in range(start + 1, min(start + MAX_NAME_WORDS, len(plain)) + 1)]
    slots = {f"n{n}": " ".join(run) for n, run in enumerate(runs) if all(run)}
    sql = f"""
        SELECT DISTINCT asked.name, i.name, other.name FROM name asked
        JOIN institution i ON i.id = asked.id JOIN name other ON other.id = asked.id AND other.type = asked.type
        WHERE asked.type = 'institution' AND asked.name IN ({", ".join(f":{slot}" for slot in slots)}) ORDER BY 1, 2, 3"""
    meant: dict[str, list[tuple[str, str]]] = {}
    for words, name, other in connection.execute(sql, slots):
        meant.setdefault(words, []).append((name, other))
    terms: list[SearchTerm] = []
    at = 0
    while at < len(plain):
        sizes = range(min(MAX_NAME_WORDS, len(plain) - at), 0, -1)
        size = next((size for size in sizes if " ".join(plain[at : at + size]) in meant), 0)
        if size:
            words = " ".join(plain[at : at + size])
            own = asked.terms[at].alternatives if size == 1 else _spelled(words.split())
            same = asked.terms[at].synonyms if size == 1 else ()
            called = meant[words][0][0]
            others = (fold(other) for _, other in meant[words])
            meaning = called if fold(called) != words else ""
            terms.append(SearchTerm(words, tuple(dict.fromkeys((*own, *others))), same, meaning=meaning))
        else:
            terms.append(asked.terms[at])
        at += size or 1
    return asked._replace(terms=tuple(terms))


def _spelled(words: list[str]) -> tuple[str, ...]:
    """A phrase in its spellings; its own first."""
    return tuple(" ".join(chosen) for chosen in islice(product(*(spellings(fold(word) or word) for word in words)), MAX_SPELLINGS))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"
