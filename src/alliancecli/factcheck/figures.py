"""Numbers in a draft: what each counts, of whom, when and how surely, and which claims are about just that."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.moments import Period, When
from alliancecli.factcheck.reading import FORCES, PLACES, SPENDING, Named, Reader, Sentence, is_aside, is_beside, is_place
from alliancecli.model.quantity import Quantity, amount, hedged, quantity, unit_of
from alliancecli.query.rows import Row
from alliancecli.recognise.token import Token

_BEFORE: Final = {
    "about": "about|some|barely|hardly|scarcely|around|approximately|approx\\.?|roughly|an estimated|estimated|circa|ca?\\.|~|or so"
    "|in the region of",
    "under": "fewer than|less than|under|below|nearly|almost|close to|just under|not quite|just short of",
    "over": "more than|over|above|in excess of|well over|just over|upwards of|exceeding",
    "at-least": "at least|no fewer than|no less than|a minimum of",
    "up-to": "up to|at most|a maximum of|no more than|as many as",
}
_HEDGE = re.compile(
    r"(?:^|[\s(])(?:" + "|".join(f"(?P<h{n}>{words})" for n, words in enumerate(_BEFORE.values())) + r")\s*(?:the\s)?$", re.IGNORECASE
)
_HEDGES = tuple(_BEFORE)
_NEARLY = re.compile(r"(?:nearly|almost|close to|just under|not quite|just short of)\s*$", re.IGNORECASE)

_UNITS: Final = {
    "troops": r"troops?|soldiers?|men(?: and women)?|personnel|servicem[ae]n|peacekeepers?|all ranks|strong|forces"
    r"|service members|police(?:men)?"
    r"|military (?:personnel|staff)|trainers|officers|marines|recruits|people|staff|Americans|Germans|Britons|Canadians"
    r"|Italians|Danes|Turks|Poles",
    "nations": r"nations?|countries|country|states|contributors|contributing|member(?:s|-states| states| countries)?"
    r"|allies|partners|governments|signatories",
    "dead": r"dead|deaths?|fatalities|lives|killed|fallen|died|casualties",
    "wounded": r"wounded|injured",
    "money": r"dollars|euros|pounds",
    "other": r"helicopters?|aircraft|ships?|warships|sorties|missions|battalions?|brigades?|divisions?|battlegroups?"
    r"|tanks?|weapons?|rifles|pistols"
    r"|vehicles|flights|tons|tonnes|teams?|PRTs|years?|months?|weeks?|days?|hours?|kilomet(?:re|er)s|km|miles|bases|planes|jets|targets",
}
_UNIT = re.compile(r"\s*(?:-|\()?(?:[\w'./-]+ ){0,3}?(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _UNITS.items()) + r")\b")
_NO_UNIT = re.compile(
    r"[\s,.;:)!?]*(?:$|[|;:,.)!?]|(?:and|in|to|from|by|on|at|then|under|with|for|as|of|was|were|are|is|had|has|have|now|strong|against|after)\b)"
)
_ODD: Final = frozenset(("years", "months", "weeks", "days", "hours", "kilometres", "miles", "km"))

_MORE = re.compile(r"\b(?:additional|extra|further|another|reinforce\w*|new|fresh)\b", re.IGNORECASE)
_PART = re.compile(
    r"(?:of (?:whom|which|them|these|those)|including|among them|reduc\w+ (?:\w+ )?by|increas\w+ (?:\w+ )?by"
    r"|cut(?:ting)? by|r[oi]se by|fell by|grew by|rotat\w+|first|last|other|withdr\w+|pull\w* out|return\w*|lost)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"\s*(?:\w+ ){0,2}(?:of (?:them|whom|these|which|its|their|those|the (?!total|force))|more\b|fewer|in reserve"
    r"|combat|support|on (?:standby|call)|non-|from (?:non|other|partner)|were (?:to|withdrawn)|"
    r"(?:in|around|near) (?:the )?(?:north|south|east|west|capital)|outside|beside)",
)
_STATUS: Final = (
    ("requested", r"request\w*|ask(?:s|ed|ing)? for|sought|call(?:s|ed)? for|wants?|wanted|appeal\w* for"),
    ("recommended", r"recommend\w*|proposed|suggest\w*"),
    ("authorized", r"authori[sz]\w*|approved|mandated|ceiling|cap of|capped|limit of"),
    ("pledged", r"pledg\w+|promis\w+|offer\w*|commit\w* to send"),
    (
        "planned",
        r"plan\w*|will|would|intend\w*|expect\w*|is to|are to|was to|were to|goal|target\w*|aim\w*|due to|projected|scheduled|should",
    ),
)
_STATUSES = [(name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _STATUS]
_ACTUAL: Final = frozenset(("actual", "confirmed", "reported"))
_PRIMARY: Final = frozenset(
    ("in-force", "contributing", "armed-forces", "of-gdp", "in-country", "trained-military", "permanent-assigned", None)
)

_CARRIED_OWNER = re.compile(r"(?:It|Its|They|Their|The (?:contingent|country|government|former|latter))\b")
_TOTAL = re.compile(r"\b(?:total|overall|in all|altogether|combined|entire|whole|force|strength|mission|alliance)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:ha[sd]|have|number(?:s|ed|ing)?|stood|stands|total(?:s|ed|ling|led)?|count(?:s|ed)?|strength|down to|up to"
    r"|grew|grown|rose|risen|fell|fallen|shr[aiu]nk|field(?:s|ed|ing)?"
    r"|compris\w+|consist\w+|made up|contribut\w+|provid\w+|suppl(?:y|ied|ies)|deploy\w*|maintain\w*|kept|there (?:are"
    r"|were)|command(?:s|ed|ing)?|reach\w*|drawn from|from|took part|take part"
    r"|taking part|with|was|were|is|are|serv\w+|strong|spen[dt]\w*|personnel|troops|peak\w*|fewer|sent|includ\w+)\b",
    re.IGNORECASE,
)


class Number(NamedTuple):
    """A number in a sentence, `text[start:end]`, with its hedge; what it counts is a key of _UNITS, percent, or nothing."""

    start: int
    end: int
    quantity: Quantity
    unit: str
    noun: str
    nearly: bool


def numbers(sentence: Sentence, taken: list[tuple[int, int]]) -> list[Number]:
    """The numbers of a sentence that are no dates and not `taken` by another statement; the two ends of a range are one."""
    text = sentence.paragraph.text
    dated = [(when.start, when.end) for when in sentence.whens] + taken
    tokens = [
        token
        for token in sentence.numbers
        if not token.dates and not any(token.start < end and start < token.end for start, end in dated) and not _score(text, token)
    ]
    found: list[Number] = []
    skip = False
    for n, token in enumerate(tokens):
        if skip:
            skip = False
            continue
        value, end, low = _whole(token.values[0]), token.end, None
        if n + 1 < len(tokens) and re.fullmatch(r" ?(?:-|to|or|and) ?\$?", text[token.end : tokens[n + 1].start]):
            between = re.search(r"\bbetween $", text[max(0, token.start - 10) : token.start])
            joint = text[token.end : tokens[n + 1].start].strip(" $")
            if (joint != "and" or between) and tokens[n + 1].values[0] > value:
                low, value, end, skip = value, _whole(tokens[n + 1].values[0]), tokens[n + 1].end, True
        part = re.fullmatch(r"(?:(?:one|two|three|four) |a )?(?:half|thirds?|quarters?|fifths?)", token.text.lower())
        if part and len(token.values) > 1 and re.match(r"\s+of (?:the (?:total|force|whole|troops)|all|them|it)\b", text[token.end :]):
            value = token.values[1]
        percent = (
            part
            if part and value > 1
            else re.search(r"(?:%|per ?cent)\s*$", text[token.start : end]) or re.match(r"\s?(?:%|per ?cent|percent)", text[end : end + 9])
        )
        hedge = _HEDGE.search(text, max(sentence.start, token.start - 22), token.start)
        word = next((_HEDGES[i] for i in range(len(_HEDGES)) if hedge and hedge[f"h{i}"]), "exact")
        word = "about" if part and value > 1 else word
        got = hedged("range", None, low, value) if low is not None else hedged(word, value)
        begins = hedge.start() + (hedge[0][0] in " (\n") if hedge else token.start
        following = _UNIT.match(text, end, min(sentence.end, end + 60)) if not percent else None
        if following and re.search(r"[0-9]| (?:and|in|from|to|of|had|was|were|with|the|by|while|but|compared) ", following[0]):
            following = re.compile(r"(?:\s|-)(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _UNITS.items()) + r")\b").match(
                text, end
            )
        unit, noun = "", ""
        money = text[token.start] in "$€£" or text[max(0, token.start - 1) : token.start] in ("$", "€", "£")
        if percent:
            unit, end = "percent", end if part or percent.string != text[end : end + 9] else end + percent.end()
        elif money:
            unit = "money"
        elif following:
            unit = following.lastgroup or ""
            noun = following[unit]
            end = following.end()
        elif not _NO_UNIT.match(text, end) and not any(name.kind == "state" and 0 <= name.start - end <= 1 for name in sentence.names):
            unit = "odd"
        if unit == "other" and noun in _ODD:
            continue
        if unit in ("troops", "") and (fate := _FATE.match(text, end)):
            unit, end = "wounded" if fate["hurt"] else "dead", fate.end()
        nearly = bool(hedge and _NEARLY.search(hedge[0]))
        found.append(Number(begins, end, got, unit, noun, nearly))
    return found


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _score(text: str, token: Token) -> bool:
    """Whether digits are part of a score, a time, a telephone or room number, or a count of a list."""
    around = text[max(0, token.start - 2) : token.end + 2]
    return bool(re.search(r"\d[:+/]\d|\+\d|#\d|\d-\d\b(?!,)|[(]\d{1,2}[)]|\d\.\d{3}\b", around)) and not re.search(r"\d,\d{3}", around)


class Figures:
    """Checks the numbers of sentences, one after the other: `it was 45` counts what was counted before."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._unit = ""
        self._paragraph: object = None

    def check(self, sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[Finding]:
        """What the record makes of each number of a sentence that is not `taken`."""
        found = numbers(sentence, taken)
        owner: Named | None = None
        slots: _Slots | None = None
        text = sentence.paragraph.text
        for n, number in enumerate(found):
            after = found[n - 1].end if n else sentence.start
            until = found[n + 1].start if n + 1 < len(found) else sentence.end
            if number.unit == "" and (label := _LABEL.search(text, after, number.start)):
                unit = next(name for name in _UNITS if label[name])
                number = found[n] = number._replace(unit=unit, noun=label[unit])
            if number.unit == "" or number.noun in _PEOPLE:
                number = found[n] = number._replace(unit=_fate(text[after : number.start]) or number.unit)
            like = found[n - 1].unit if n and number.unit == "" and _listed(sentence, text[after : number.start]) else ""
            if like == "dead" or (like == "percent" and (number.quantity.most or 0) < 100 and _alone(sentence, found[n - 1])):
                number = found[n] = number._replace(unit=found[n - 1].unit)
            if number.unit == "" and self._paragraph is sentence.paragraph and self._unit and _SAME.search(text, after, number.start):
                number = number._replace(unit=self._unit)
            before, slots = slots, _Slots(self._reader, sentence, number, after, until, owner)
            if before and before.subjects == slots.subjects and _listed(sentence, text[after : number.start]):
                slots.safe, slots.counted = before.safe, before.counted
            if number.unit in ("troops", "nations", "dead"):
                self._unit, self._paragraph = number.unit, sentence.paragraph
            if slots.own:
                owner = slots.own
            if finding := slots.finding():
                yield finding


def _fate(before: str) -> str:
    """What befell those whom a number counts, by the words before it: dead, wounded, or nothing that is said."""
    said = list(_DEATHS.finditer(before))
    return ("wounded" if said[-1]["hurt"] else "dead") if said else ""


def _alone(sentence: Sentence, number: Number) -> bool:
    """Whether a number is not said in other words of the one before it: `6,839, or about 52 per cent`."""
    return not re.search(r"\bor $", sentence.paragraph.text[max(0, number.start - 4) : number.start])


def _listed(sentence: Sentence, between: str) -> bool:
    """Whether a number goes on with a list: `Estonia 3 per cent, Greece 3.76 and Spain 1.61`."""
    for name in sentence.names:
        between = between.replace(name.text, "", 1) if name.kind == "state" else between
    return re.fullmatch(r"[\s,;]*(?:and|but)?\s*(?:the)?\s*", between) is not None


_FATE = re.compile(
    r"\s*(?:[A-Z]\w+ )?(?:(?:soldiers|troops|servicemen|personnel|men) )?(?:(?:had|have|has) )?(?:been |were "
    r"|was )(?:(?P<hurt>wounded|injured|hurt)|killed|dead|lost)\b|\s*(?:had |have )?died\b"
)
_DEATHS = re.compile(
    r"\b(?:(?P<hurt>wounded|injured)|the dead|death toll|toll (?:is|was|of|stood|stands)|[Ll]ost|buried"
    r"|ha(?:ve|d) died|were killed|have fallen)\b"
)
_PEOPLE: Final = frozenset(("Americans", "Germans", "Britons", "Canadians", "Italians", "Danes", "Turks", "Poles"))
_LABEL = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _UNITS.items()) + r")(?: \w+){0,2}: (?:some |about )?$")
_SAME = re.compile(
    r"(?:\b(?:it|they|there) (?:was|were|had been|is|are)|against|compared (?:with|to)|(?:up|down) from|than|\bfrom|\bto)\s+(?:\w+ ){0,2}$"
)


class _Slots:
    """What one number is about."""

    def __init__(self, reader: Reader, sentence: Sentence, number: Number, after: int, until: int, owner: Named | None) -> None:
        self.reader, self.claims, self.sentence, self.number = reader, reader.claims, sentence, number
        self.after, self.until = after, until
        self.whole = sentence.paragraph.text
        self.before = self.whole[after : number.start]
        self.behind = self.whole[number.end : until]
        self.clause = self._clause()
        self.safe = True
        self.own: Named | None = None
        self.theirs = False
        self.counted = bool(_COUNTED.search(self.clause)) or sentence.paragraph.kind in ("item", "row")
        self.place: Named | None = None
        self.contributor = self._owner(owner)
        self.subjects = self._subjects()
        self.when = self._when()
        self.status = self._status()
        self.safe = self.safe and (self.when is None or self.when.sure)

    def _clause(self) -> str:
        """The words around the number, from the last break before it to the next after it."""
        before = re.split(
            r"[;:]|, (?:and|but|while|compared|which|who)\b|\b(?:compared|while|whereas|but)\b",
            self.whole[self.sentence.start : self.number.start],
        )[-1]
        behind = re.split(r"[;:]|,(?! )|, |\b(?:compared|while|whereas|but)\b", self.whole[self.number.end : self.sentence.end])[0]
        return before + self.whole[self.number.start : self.number.end] + behind

    def _states(self, start: int, end: int) -> list[Named]:
        return [name for name in self.sentence.names if name.kind == "state" and start <= name.start and name.end <= end]

    def _in(self, name: Named) -> bool:
        """Whether a name is a place where something is, not who does it."""
        return is_place(self.whole, name)

    def _owner(self, carried: Named | None) -> str | None:
        """Whose part the number is: the nation right behind it, else the last one before it, else that of the number before."""
        number, text = self.number, self.whole
        for name in self._states(number.start, number.end + 60):
            if name.start < number.end:
                self.own = name
                return name.id
            if (
                name.start < self.until
                and re.fullmatch(
                    r"\s*\(?(?:(?:(?:[\w-]+ ){0,3}?(?:from|by|for)"
                    r"|(?:of (?:them|these|the (?:soldiers|troops|force|men|total)),? ?)?(?:(?:are|were|is|being) )?)\s*(?:the\s+)?)?",
                    text[number.end : name.start],
                )
                and not (name.start - number.end > 1 and self._in(name))
            ):
                self.own = name
                self.theirs = True
                return name.id
        before = list(self._states(self.after, number.start))
        owners = [name for name in before if not self._in(name) or re.fullmatch(r"\s*\((?:about |some )?", text[name.end : number.start])]
        places = [name for name in before if self._in(name)]
        behind = [name for name in self._states(number.end, self.until) if self._in(name)]
        self.place = (behind or places or [None])[-1]  # type: ignore[list-item]
        if owners:
            if (
                len(owners) > 1
                and re.search(r",| and ", text[owners[-2].end : owners[-1].start])
                and len(text[owners[-2].end : owners[-1].start]) < 8
            ):
                self.safe = False
            self.own = owners[-1]
            return owners[-1].id
        if self.sentence.paragraph.kind == "row" and (states := self._states(self.sentence.start, number.start)):
            self.own = states[0]
            return states[0].id
        if carried and not _TOTAL.search(self.before) and number.unit in ("troops", "", "dead", "percent"):
            return carried.id
        if (
            self.sentence.nations
            and not self._forces(self.sentence.start, number.start)
            and _CARRIED_OWNER.match(self.whole[self.sentence.start : number.start].lstrip(" *"))
        ):
            self.safe = False
            return self.sentence.nations[-1] if len(self.sentence.nations) == 1 else None
        if re.search(r"\b(?:non-US|non-American|other (?:nations|countries|allies)|allied|European)\b", self.clause):
            self.safe = False
        return None

    def _forces(self, start: int, end: int) -> list[Named]:
        return [name for name in self.sentence.names if name.kind in FORCES and start <= name.start and name.end <= end]

    def _subjects(self) -> list[str]:
        """What the number is of: a force named in the sentence, one described by its place, a nation's own, or what was spoken of."""
        sentence, number = self.sentence, self.number
        spending = SPENDING.search(self.whole, 0, sentence.end) or (number.unit == "percent" and sentence.spending)
        if number.unit in ("percent", "money") and spending:
            if self.contributor:
                one, self.contributor = self.contributor, None
                return [one]
            return ["nato"] if any(name.kind == "alliance" for name in sentence.names) else []
        before = [name for name in self._forces(sentence.start, number.start) if not is_beside(self.whole, name)]
        behind = list(self._forces(number.end, self.until))
        header = next((text for a, b, text in sentence.paragraph.cells if a <= number.start < b), "")
        if header:
            self.safe = self.safe and not re.search(r"authori|plan|target|wound|kill|dead|%", header, re.IGNORECASE)
        if (
            behind
            and re.search(r"\b(?:in|to|of|for|with|under)(?: the| NATO's)? $", self.whole[number.end : behind[0].start])
            and behind[0].start - number.end < 40
        ):
            return [behind[0].id]
        if before:
            return [before[-1].id]
        if behind:
            return [behind[0].id]
        if number.unit == "nations" and re.search(r"\b(?:member|alli(?:es|ance))", self.whole[sentence.start : sentence.end]):
            named = [name.id for name in sentence.names if name.kind in ("alliance", "organisation")]
            return named[-1:] or ([sentence.alliance] if sentence.alliance else [])
        if described := self._described():
            return described
        if self.contributor and re.search(r"\b(?:armed forces|under arms|active(?:-| )duty|in uniform)\b", self.clause):
            one, self.contributor = self.contributor, None
            return [one]
        if (
            not sentence.force
            and sentence.topic
            and (number.quantity.most or 0) >= 100
            and number.unit in ("troops", "nations", "", "percent", "dead", "wounded")
        ):
            self.safe = False
            return [sentence.topic]
        if not sentence.force and sentence.place and number.unit in ("troops", "", "dead", "wounded"):
            return self.reader.forces(sentence.place, None, self._when_period())
        if sentence.force:
            if self.contributor and not self._listed():
                self.safe = False
            return [sentence.force]
        return []

    def _listed(self) -> bool:
        """Whether a nation's number is surely one of the force spoken of: in a list, a table, or by its words."""
        if self.sentence.paragraph.kind in ("item", "row"):
            return True
        words = r"\b(?:contribut|contingent|the (?:force|mission)|provid|suppl|there\b|sent\b|gave\b|gives\b)"
        return self.theirs or bool(re.search(words, self.clause)) or (self.sentence.explicit and bool(self.sentence.nations))

    def _described(self) -> list[str]:
        """The forces of a nation by their place: `US troops in Iraq`; or of the alliance that it is part of, which is less sure."""
        match = re.search(rf"\bin {PLACES}\b", self.whole[self.sentence.start : self.sentence.end])
        if not match or not self.contributor:
            return []
        own = f"us-forces-{match['place'].lower().replace('macedonia', 'north-macedonia')}"
        found = self.reader.forces(match["place"], "nato", self._when_period())
        if self.contributor == "usa" and own in self.claims.institutions:
            self.safe = self.safe and match["place"] == "Iraq"
            return [own, *found]
        self.safe = False
        return found or self.reader.forces(match["place"], None, self._when_period())

    def _when_period(self) -> Period | None:
        when = self._when()
        return when.period if when else None

    def _when(self) -> When | None:
        """The date that the number speaks of: the nearest of its clause, else that at the head of the sentence, else what carries over."""
        sentence, number = self.sentence, self.number
        cell = next(((a, b, text) for a, b, text in sentence.paragraph.cells if a <= number.start < b), None)
        if cell and cell[2]:
            from alliancecli.factcheck.moments import Clock
            from alliancecli.recognise import facts

            clock = Clock()
            clock.written, clock.heading = sentence.clock.written, sentence.clock.heading
            if held := clock.read(cell[2], 0, len(cell[2]), facts.find(cell[2])):
                return held[-1]
        if cell and sentence.whens:
            return sentence.whens[0]
        whens = [when for when in sentence.whens if not is_aside(self.whole, sentence.start, when.start, number.start)]
        own = [when for when in whens if self.after <= when.start and when.end <= self.until]
        behind = [when for when in own if when.start >= number.end and not _BREAK.search(self.whole[number.end : when.start])]
        before = [when for when in own if when.end <= number.start]
        if behind and not (before and "," in self.whole[number.end : behind[0].start]):  # that begins the next item of a list
            return behind[0]
        if before:
            return before[-1]
        earlier = [when for when in whens if when.end <= number.start]
        if earlier:
            if self.number.unit in ("troops", "", "nations", "dead") and len(earlier) > 1:
                self.safe = False
            return earlier[-1]
        if sentence.paragraph.kind == "heading":
            return sentence.whens[0] if len(sentence.whens) == 1 else None
        present = re.search(
            r"\b(?:is|are|has|have|take|takes|remain|remains|stands?|now|still|contributes?|provides?|serves?)\b", self.clause
        )
        past = re.search(r"\b(?:was|were|had|numbered|stood|counted|sent|contributed|provided)\b", self.clause)
        if present and not past and sentence.clock.now:
            return When(number.start, number.start, sentence.clock.now)
        if sentence.clock.heading and (
            sentence.paragraph.kind in ("item", "row") or not sentence.before or sentence.before.period == sentence.clock.heading
        ):
            return When(number.start, number.start, sentence.clock.heading)
        if sentence.before:
            self.safe = self.safe and sentence.steady
            return sentence.before
        if sentence.clock.written and sentence.paragraph.kind in ("item", "row"):
            return When(number.start, number.start, sentence.clock.written)
        return None

    def _status(self) -> str:
        text = re.split(r"\b(?:that|which|compared)\b", self.whole[max(self.sentence.start, self.number.start - 70) : self.number.start])[
            -1
        ]
        text = re.split("[;:]", text)[-1]
        found = [(match.end(), name) for name, pattern in _STATUSES for match in pattern.finditer(text)]
        if not found and re.match(
            r"[^,;.]{0,30}\b(?:were|was|had been|are) (?:requested|planned|authori[sz]ed|pledged|promised)", self.behind
        ):
            return "planned"
        return max(found)[1] if found else "actual"

    def finding(self) -> Finding | None:
        """The verdict; None where it cannot be told what is counted."""
        number = self.number
        kind = "share" if number.unit == "percent" else "figure"
        measure = _MEASURES.get(number.unit, ())
        if number.unit in ("", "troops") and _STRANGERS.search(self.before):
            return None
        if number.unit == "odd" or not self.subjects:
            if number.unit not in ("", "other") and (self.sentence.names or self.sentence.force or number.unit == "money"):
                return self._found(UNKNOWN, "nothing on record that counts this", (), kind)
            return None
        if number.unit == "" and not (
            self.contributor
            or _STRENGTH.search(self.clause)
            or self._forces(self.after, number.start)
            or self.sentence.whens
            or self.sentence.paragraph.kind in ("item", "row")
        ):
            return None
        if self.when is None:
            return self._found(UNKNOWN, "the draft does not say when", (), kind)
        period = self.when.period
        about = [
            row
            for subject in self.subjects
            for row in self.claims.figures(subject)
            if row["contributor"] == self.contributor
            and (row["measure"] in measure or (number.unit == "other" and _same(row["unit"], number.noun)))
        ]
        if number.unit in ("dead", "wounded"):
            about += [
                row
                for one in self._theatre()
                for row in self.claims.figures(one)
                if row["contributor"] == self.contributor and row["measure"] == "casualties"
            ]
        if number.unit == "dead":
            about = [row for row in about if row["scope"] not in ("wounded", "casualties-unspecified")]
        elif number.unit == "wounded":
            about = [row for row in about if row["scope"] == "wounded"]
        at = self._of_that_sort([row for row in about if period.meets(row["first"], row["last"])])
        more = (
            _MORE.search(self.whole[max(self.after, number.start - 25) : number.end])
            or re.match(r"\s*(?:\w+ )?more\b", self.behind)
            or _ADDED.search(self.whole[number.start : number.end])
        )
        part = self._elsewhere() or (
            not self.theirs and bool(_PART.search(self.before) or _PART_AFTER.match(self.behind) or re.search(r"\bsome of\b", self.before))
        )
        if number.unit == "percent":
            return self._share(about, at, period)
        partial = self.claims.part_scopes
        if number.unit in ("dead", "wounded"):
            part, more, partial = False, None, frozenset(row["scope"] for row in at)
        eligible = (
            at
            if number.unit in ("dead", "wounded")
            else (
                [row for row in at if (row["scope"] in _PRIMARY) is not bool(more)]
                if not part
                else [row for row in at if row["scope"] in partial]
            )
        )
        actual = [row for row in eligible if row["status"] in _ACTUAL]
        wanted = actual if self.status == "actual" else [row for row in at if row["status"] not in ("actual", "confirmed")]
        for row in wanted:
            if self._agrees(row) and self._bears_out(row) and _near(period, row):
                return self._found(SUPPORTED, self._claimed([row]), (row,), kind)
        if self.status == "actual":
            if more and not any(self._agrees(row) for row in actual) and (asked := self._only_asked(period)):
                return self._found(REFUTED, f"that was only asked for: {self._claimed(asked)}", tuple(asked[:3]), kind)
            asked = [row for row in at if row["status"] in ("requested", "recommended") and self._agrees(row) and row["value"] != 0]
            if asked and (number.unit == "troops" or more) and not actual and period.days <= 100:
                return self._found(REFUTED, f"that was only asked for: {self._claimed(asked)}", tuple(asked[:3]), kind)
            one = number.unit in ("dead", "wounded") or len({row["subject"] for row in actual}) == 1
            sure = self._sure(actual, period) if self.safe and one and not more and not part else []
            if sure and all(self._differs(row) for row in sure) and not any(self._agrees(row) for row in at):
                return self._found(REFUTED, self._claimed(sure), tuple(sure[:4]), kind)
        nearest = sorted(at or about, key=lambda row: (row["status"] != "actual", abs(row["first"] - period.first)))[:1]
        note = f"nearest: {self._claimed(nearest)}" if nearest else "nothing on record about just that"
        return self._found(UNKNOWN, note, tuple(nearest), kind)

    def _of_that_sort(self, rows: list[Row]) -> list[Row]:
        """The claims that count what the draft's noun says, where some do: soldiers, police, observers."""
        noun = self.number.noun.lower()
        if "polic" in noun:
            return [row for row in rows if "police" in (row["scope"] or "") or row["measure"] == "local-forces"]
        if "observer" in noun:
            return [row for row in rows if "observers" in (row["scope"] or "")]
        if self.number.unit in ("troops", "") and (troops := [row for row in rows if row["measure"] == "troops"]):
            return troops
        return rows

    def _only_asked(self, period: Period) -> list[Row]:
        """Claims of just this number in that theatre and time that say that it was asked for, where none says that it came."""
        if not re.search(r"\b(?:sent|deployed|dispatched|arrived|landed|received|got)\b", self.before):
            return []
        rows = [
            row
            for one in self._theatre()
            for row in self.claims.figures(one)
            if period.meets(row["first"], row["last"]) and quantity(row).numbers == self.number.quantity.numbers
        ]
        return (
            [] if any(row["status"] in _ACTUAL for row in rows) else [row for row in rows if row["status"] in ("requested", "recommended")]
        )

    def _theatre(self) -> list[str]:
        """The forces of the same theatres."""
        theatres = {place for one in self.subjects for place in self.claims.institutions[one]["theatres"]}
        return [one["id"] for one in self.claims.institutions.values() if one["kind"] in FORCES and theatres & set(one["theatres"])]

    def _elsewhere(self) -> bool:
        """Whether the number is of a place inside the theatre: `2,000 in Helmand`."""
        match = re.match(r"\s*(?:are |were |based |stationed |deployed |serving )?(?:in|around|near|at) (?:the )?(?=[A-Z])", self.behind)
        if not match:
            return False
        at = self.number.end + match.end()
        known = [(one.start, one.end) for one in self.sentence.names] + [(one.start, one.end) for one in self.sentence.whens]
        return not any(start <= at < end for start, end in known) and not re.match(PLACES, self.whole[at:])

    def _sure(self, rows: list[Row], period: Period) -> list[Row]:
        """The claims that may refute: of just that time, counting the whole, with a date of their own."""
        if not self.counted or (self.number.unit == "" and (self.number.quantity.most or 0) < LEAST):
            return []
        if self.number.unit in ("money", "other", "wounded"):
            return []
        if self.number.unit == "dead":
            return [row for row in rows if period == (row["first"], row["last"])]
        found = []
        for row in rows:
            if row["first"] < -(10**9) or row["last"] > 10**9 or row["scope"] in self.claims.part_scopes:
                continue
            own = Period(row["first"], row["last"])
            if (
                (own.first >= period.first and own.last <= period.last and period.days <= 62)
                or own == period
                or (own.first <= period.first and period.last <= own.last and own.days <= 31)
            ):
                found.append(row)
        if not found and 62 < period.days <= 366:
            values = [end for row in rows for end in quantity(row).numbers]
            mine = self.number.quantity.least or 0
            if len(values) >= 2 and (mine < min(values) * 0.8 or mine > max(values) * 1.25):
                found = rows
        return found

    def _agrees(self, row: Row) -> bool:
        mine, other = self.number.quantity, quantity(row)
        low, high = _span(mine, self.number.nearly)
        if self.number.unit == "nations":
            low, high = (mine.low or 0, mine.high or 0) if mine.hedge == "exact" else (low, high)
        least, most = other.meant
        if other.hedge in ("over", "at-least"):
            most = least * 1.15
        elif other.hedge in ("under", "up-to"):
            least = most * 0.85
        return low <= most and least <= high

    def _bears_out(self, row: Row) -> bool:
        """Whether a claim that agrees is as exact as the draft: about 2,000 bears out no 2,050, and over 60,000 no 68,000."""
        mine, other = self.number.quantity, quantity(row)
        if mine.hedge != "exact":
            return True
        one, two = mine.least or 0, other.least or 0
        if other.rounded:
            return one == two or unit_of(one) >= unit_of(two)
        return other.hedge in ("exact", "range") or abs(one - two) <= 0.02 * two

    def _differs(self, row: Row) -> bool:
        """Whether the numbers are so far apart that no rounding explains it."""
        mine, other = self.number.quantity, quantity(row)
        if self._agrees(row):
            return False
        one, two = mine.least or 0, other.least or 0
        if mine.hedge == "over":
            return two < one * 0.97
        if mine.hedge in ("under", "up-to") and not self.number.nearly:
            return two > one * 1.03
        if mine.hedge == "at-least":
            return two < one * 0.97
        apart = abs(one - two) / max(one, two, 1)
        if mine.hedge == "exact" and other.hedge == "exact":
            rounder = self.number.unit != "nations" and unit_of(one) > unit_of(two)
            return apart > (0.05 if rounder else 0.002)
        if other.rounded and mine.hedge == "exact" and unit_of(two) < 0.01 * two:
            return apart > 0.06
        return apart > 0.12 if self.number.unit != "nations" else apart > 0.06

    def _share(self, about: list[Row], at: list[Row], period: Period) -> Finding | None:
        """A share: as it is claimed, or worked out of a part and a total of the same time."""
        number = self.number
        mine = number.quantity
        low, high = mine.least or 0, mine.most or 0
        width = 0.5 if low == int(low) else 0.06
        if mine.rounded:
            width = max(width, low * 0.06)

        def fits(value: float) -> bool:
            if mine.hedge == "over":
                return low <= value + 0.05 <= low * 1.25
            if mine.hedge == "under":
                return high * 0.85 <= value <= high + 0.05
            return low - width <= value <= high + width

        gdp = self.sentence.spending or SPENDING.search(self.whole, 0, self.sentence.end)
        shares = [row for row in at if row["status"] in _ACTUAL and (row["scope"] == "of-gdp") is bool(gdp)]
        for row in shares:
            if fits(row["value"]):
                return self._found(SUPPORTED, self._claimed([row]), (row,), "share")
        if gdp:
            # GDP shares are revised from year to year: only what is far from all revisions is refuted
            if (
                shares
                and self.safe
                and period.days > 300
                and all(abs(row["value"] - low) > max(0.08, 0.06 * low) for row in shares)
                and mine.hedge == "exact"
            ):
                return self._found(REFUTED, self._claimed(shares), tuple(shares[:3]), "share")
        elif self.contributor:
            computed = []
            for subject in self.subjects:
                rows = [
                    row
                    for row in self.claims.figures(subject)
                    if row["measure"] == "troops" and row["status"] in _ACTUAL and row["scope"] == "in-force" and row["value"]
                ]
                totals = [row for row in rows if row["contributor"] is None and period.meets(row["first"], row["last"])]
                parts = [row for row in rows if row["contributor"] == self.contributor and period.meets(row["first"], row["last"])]
                computed += [
                    (100 * part["value"] / total["value"], part, total)
                    for part in parts
                    for total in totals
                    if part["date"] == total["date"]
                ]
            for share, part, total in computed:
                if fits(share):
                    return self._found(
                        SUPPORTED,
                        f"computed: {share:.1f} %, of {amount(part)} and {amount(total)} ({part['shown']})",
                        (part, total),
                        "share",
                    )
            if (
                computed
                and self.safe
                and period.days <= 62
                and all(abs(share - low) > max(4, 0.12 * low) for share, _, _ in computed)
                and mine.hedge == "exact"
            ):
                share, part, total = computed[0]
                return self._found(
                    REFUTED, f"computed: {share:.1f} %, of {amount(part)} and {amount(total)} ({part['shown']})", (part, total), "share"
                )
        if not shares and not about and not gdp:
            return self._found(UNKNOWN, "nothing on record about just that share", (), "share")
        return self._found(UNKNOWN, "nothing on record about just that share", tuple(shares[:1]), "share")

    def _claimed(self, rows: list[Row]) -> str:
        return "; ".join(
            dict.fromkeys(
                f"{amount(row)} {row['unit']}{'' if row['status'] == 'actual' else ', ' + row['status']} ({row['shown']})"
                for row in rows[:3]
            )
        )

    def _found(self, verdict: str, note: str, claims: tuple[Row, ...], kind: str) -> Finding:
        number = self.number
        says = {
            "subject": self.subjects[0] if self.subjects else None,
            "contributor": self.contributor,
            "measure": next(iter(_MEASURES.get(number.unit, ())), "other"),
            "status": self.status,
            "value": str(number.quantity),
            "unit": number.noun or number.unit or None,
            "date": self.when.period.text if self.when else None,
        }
        return Finding(number.start, number.end, verdict, kind, says, note, claims)


LEAST: Final = 20
"""A smaller number of which nobody says what it counts may be anything."""
_ADDED = re.compile(r"(?<!^)\bmore\b(?! than)")
_STRANGERS = re.compile(
    r"\b(?:[Cc]ontractors|[Cc]ivilians|[Rr]efugees|[Rr]eaders|[Vv]oters|[Tt]ourists|[Ii]nsurgents|[Ff]ighters|[Rr]ebels)\b"
)
_STRENGTH = re.compile(
    r"\b(?:force|mission|strength|total|[Ii]t) (?:\w+ ){0,3}(?:stands?|stood|was|is|at|numbers?|numbered|counts?|counted|had|has)\b"
)
_BREAK = re.compile(r";|, (?:and|but|while|compared|down|up)\b|\b(?:compared|while|whereas|but|than|up from|down from)\b")
_MEASURES: Final = {
    "troops": ("troops", "personnel", "local-forces"),
    "": ("troops", "personnel", "local-forces"),
    "nations": ("nations",),
    "dead": ("casualties",),
    "wounded": ("casualties",),
    "money": ("money",),
    "percent": ("share",),
}


def _same(unit: str, noun: str) -> bool:
    return unit.rstrip("s") == noun.lower().rstrip("s")


def _near(period: Period, row: Row) -> bool:
    """Whether a claim is of just that time: not of a stretch of years in which the draft names one day."""
    return row["last"] - row["first"] < 20_000 or period.days > 300


def _span(mine: Quantity, nearly: bool) -> tuple[float, float]:
    """The least and the most that the draft's number can mean."""
    one = mine.least or 0
    if mine.hedge == "range":
        return mine.low or 0, mine.high or 0
    if mine.rounded:
        half = max(unit_of(one) / 2, 0.03 * one)
        half = min(half, 0.08 * one)
        return one - half, one + half
    if nearly:
        return one * 0.92, one * 1.002
    if mine.hedge in ("over", "at-least"):
        return one, one * 1.2
    if mine.hedge in ("under", "up-to"):
        return one * 0.8, one
    half = min(unit_of(one) / 2, 0.006 * one)
    return one - half, one + half
