"""Dated happenings in a draft: which event of the record a clause speaks of, and whether it was then."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from math import log
from typing import Final

from alliancecli.dates import numbered_day, ordinal
from alliancecli.factcheck.edges import source_periods
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.members import ORDINAL
from alliancecli.factcheck.moments import Period, When
from alliancecli.factcheck.reading import Sentence
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims
from alliancecli.recognise.numbers import UNITS

_STOP: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "or",
        "for",
        "by",
        "with",
        "from",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "it",
        "its",
        "that",
        "this",
        "which",
        "who",
        "whom",
        "after",
        "before",
        "since",
        "until",
        "not",
        "no",
        "new",
        "their",
        "his",
        "her",
        "into",
        "over",
        "under",
        "out",
        "up",
        "down",
        "then",
        "later",
        "also",
        "first",
        "had",
        "has",
        "have",
        "did",
        "does",
        "do",
        "will",
        "would",
        "year",
        "years",
        "day",
        "days",
        "month",
        "months",
        "nato",
        "alliance",
        "force",
        "forces",
        "troops",
    ]
)
_THEN = re.compile(r"(?:(?:of|in|on|at|by) )?(?:that|the same|then)\b")
_DAYS_AFTER = re.compile(
    rf"\b(?P<count>{'|'.join([*UNITS, 'a', '[0-9]{1,2}'])}) days? (?P<way>after"
    rf"|before) (?:the )?(?:\w+ )*?[Rr]esolution (?P<resolution>[0-9]{{3,4}})(?: was (?:passed|adopted|voted))?",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:requests?|asks? for|recommends?|proposes?|plans? to|offers? to|pledges?)\b")
_CAME = re.compile(r"\b(?:sent|deployed|dispatched|arrived|landed|received)\b")
"""What was asked for in an event, and in a draft came."""
_ON = re.compile(r"(?:\b(?:on|in|In|On|at|At)|,|:)\s*$")
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]+|[0-9]{3,4}")
_ENDINGS = re.compile(r"(?:'s|ing|ed|es|s|e|ion|ions|ment)$")
_LIKE: Final = {
    **dict.fromkeys(("open", "opened", "began", "begun", "start", "started", "launch", "launched", "commenc"), "begin"),
    **dict.fromkeys(("end", "ended", "terminat", "conclud", "ceas", "halt", "stop"), "end"),
    **dict.fromkeys(("pass", "adopt", "vote", "authoris", "authoriz", "approv"), "adopt"),
    **dict.fromkeys(("found", "establish", "creat", "form", "set"), "found"),
    **dict.fromkeys(("cross", "enter", "deploy", "march", "roll", "move"), "deploy"),
    **dict.fromkeys(("sign", "initial", "conclud"), "sign"),
    **dict.fromkeys(("apply", "applied", "appli", "applic", "bid", "bids"), "apply"),
    **dict.fromkeys(("suspend", "paus"), "suspend"),
    **dict.fromkeys(("fell", "fall", "falls"), "fall"),
    **dict.fromkeys(("met", "meet", "meets"), "meet"),
    **dict.fromkeys(("left", "leave", "leav", "quit"), "leave"),
    **dict.fromkeys(("join", "acced", "access", "member"), "join"),
    **dict.fromkeys(("unit", "element"), "element"),
    **dict.fromkeys(("took", "take", "tak", "takeover", "assum"), "take"),
}


def stems(text: str) -> list[str]:
    """The words of a text that tell it from others, without their endings, words of like meaning as one."""
    return [stem for word in _WORD.findall(text) if (stem := _stem(word))]


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """A word without its ending; nothing where all texts have it."""
    low = word.lower()
    if low in _STOP:
        return ""
    stem = _ENDINGS.sub("", low) if len(low) > 4 else low
    return _LIKE.get(low) or _LIKE.get(stem, stem)


class Events:
    """The events of a record, found by their words."""

    def __init__(self, claims: Claims) -> None:
        self._claims, self._events = claims, claims.events
        self._titles: list[frozenset[str]] = []
        self._words: list[frozenset[str]] = []
        self._by_word: dict[str, list[int]] = {}
        known = claims.institutions
        spread: Counter[str] = Counter()
        for number, event in enumerate(self._events):
            involved = " ".join(
                " ".join(
                    (
                        known[one]["name"],
                        *known[one]["acronyms"],
                        (known[one]["summary"] or "") if known[one]["kind"] == "operation" else "",
                    )
                )
                for one in (*event["institutions"], *event["actors"])
                if one in known and one != "nato"
            )
            title = frozenset(stems(event["title"]))
            words = title | frozenset(stems(f"{event['summary'] or ''} {involved} {' '.join(event['theatres'])}"))
            self._titles.append(title)
            self._words.append(words)
            for word in words:
                self._by_word.setdefault(word, []).append(number)
            spread.update(words)
        total = len(self._events) + 1
        self._weight = weight = {word: log(total / (1 + count)) for word, count in spread.items()}
        self._sums = [sum(weight.get(word, 0.0) for word in title) or 1.0 for title in self._titles]

    def check(self, sentence: Sentence, taken: list[tuple[int, int]], numbers: list[tuple[int, int]]) -> Iterator[Finding]:
        """A finding for each date of a sentence that no other statement has; beside `numbers` only where an event is surely meant."""
        yield from self._after(sentence)
        text = sentence.paragraph.text
        whens = [when for when in sentence.whens if not any(a <= when.start and when.end <= b for a, b in taken)]
        for _n, when in enumerate(whens):
            if (
                when.period.days > 366
                or _THEN.match(text[when.start : when.end])
                or (when.period == sentence.clock.written and when.start < 60)
                or (sentence.paragraph.kind == "heading" and when.period.days > 31)
            ):
                continue
            start, end = self._clause(sentence, when)
            if re.search(r"\b(?:the|its|their|his|a) $", text[max(0, when.start - 8) : when.start]) and re.match(
                r" [a-z]+", text[when.end :]
            ):
                continue
            beside = any(start <= a < end for a, _ in numbers)
            if (finding := self._of(sentence, text, start, end, when)) and not (
                (beside or sentence.paragraph.kind == "row") and finding.verdict == UNKNOWN
            ):
                yield finding

    def _after(self, sentence: Sentence) -> Iterator[Finding]:
        """So many days after a resolution, worked out from the day that the sentence names before."""
        text = sentence.paragraph.text
        for match in _DAYS_AFTER.finditer(text, sentence.start, sentence.end):
            before = [when for when in sentence.whens if when.end <= match.start() and when.period.days == 1]
            events = [one for one in self._events if one["kind"] == "resolution" and re.search(rf"\b{match['resolution']}\b", one["title"])]
            if not before or len(events) != 1:
                continue
            word = match["count"].lower()
            days = int(word) if word.isdecimal() else UNITS.get(word, 1)
            day = ordinal(numbered_day(before[-1].period.first)) + (days if match["way"] == "before" else -days)
            event = events[0]
            dates = [Period(event["first"], event["last"]), *source_periods(event)]
            fits = any(ordinal(numbered_day(one.first)) <= day <= ordinal(numbered_day(one.last)) for one in dates)
            says = {"event": match[0], "date": before[-1].period.text}
            yield Finding(
                match.start(), match.end(), SUPPORTED if fits else REFUTED, "event", says, f"{event['title']} ({event['shown']})", (event,)
            )

    def _clause(self, sentence: Sentence, when: When) -> tuple[int, int]:
        """The clause of a date: from the break before it, or the date before it, to the next."""
        text = sentence.paragraph.text
        others = [one for one in sentence.whens if one is not when]
        start = max((one.end for one in others if one.end <= when.start), default=sentence.start)
        end = min((one.start for one in others if one.start >= when.end), default=sentence.end)
        head = text[start : when.start]
        lead = len(head.split()) <= 3
        for match in re.finditer(
            r"[;:]|, (?:and|but|while|two|three|a|who|which|after)\b|\b(?:and was|and were|while|whereas|but|when)\b",
            text[start : when.start],
        ):
            if not lead:
                start_of = start + match.start()
                if when.start - start_of > 12:
                    start, head = start_of, text[start_of : when.start]
                    break
        if not lead:
            stop = re.search(r"[,;:]| and | but ", text[when.end : end])
            end = when.end + (stop.start() if stop else end - when.end)
        while start < when.start and not text[start].isalnum():
            start += 1
        return start, max(end, when.end)

    def _of(self, sentence: Sentence, text: str, start: int, end: int, when: When) -> Finding | None:
        clause = text[start : when.start] + " " + text[when.end : end]
        span = (start, when.end) if len(text[start : when.start].split()) > 2 else (min(start, when.start), end)
        if when.start - start < 4 and re.match(r"\W*:", text[when.end :]):
            span = (when.end, end)
        if re.match(r"(?:and )?(?:was|were)\b", clause):
            clause = " ".join(text[sentence.start : sentence.end].split()[:4]) + " " + clause
        known = self._claims.institutions
        named = [known[name.id]["name"] for name in sentence.names if name.id in known and start <= name.start < end]
        mine = stems(f"{clause} {' '.join(named)}")
        force = known.get(sentence.force or sentence.topic or "")
        about = f"{force['name']} {' '.join((*force['acronyms'], *force['theatres']))}" if force else ""
        wider = stems(f"{text[sentence.start : sentence.end]} {about}")
        if not mine or re.search(r"\b(?:said|says|told|according)\b", clause):
            return None
        resolution = re.search(r"\b[Rr]esolution (?:\d+ \()?(\d{3,4})\b", clause)
        own, all_of_them = set(mine), {*mine, *wider}
        scored: list[tuple[float, float, int]] = []
        weigh = self._weight
        candidates = {number for word in set(mine) if weigh.get(word, 0) > 1.5 for number in self._by_word.get(word, ())}
        total = sum(weigh.get(word, 4.0) for word in set(mine)) or 1.0
        for number in candidates:
            words, title = self._words[number], self._titles[number]
            got = sum(weigh[word] for word in own & words)
            extra = sum(weigh[word] for word in (all_of_them - own) & words)
            of_title = sum(weigh.get(word, 0) for word in title & all_of_them) / self._sums[number]
            scored.append((got + 0.4 * extra, got / total * 0.5 + of_title * 0.5, number))
        scored.sort(reverse=True)
        says = {"event": clause.strip(), "date": when.period.text}
        for points, likeness, number in scored[:12]:
            event = self._events[number]
            common = len(set(mine) & self._words[number])
            least = (5.0, 0.3) if when.period.days <= 3 and event["last"] - event["first"] < 7 else (8.0, 0.45)
            if (
                self._then(event, when.period)
                and not (_ASKED.search(event["title"]) and _CAME.search(clause))
                and self._told(event, text, sentence, start, end)
                and common >= 2
                and (points >= least[0] and likeness >= least[1])
                and event["last"] - event["first"] < 10_000
            ):
                return Finding(*span, SUPPORTED, "event", says, f"{event['title']} ({event['shown']})", (event,))
        if resolution:
            for event in self._events:
                if event["kind"] == "resolution" and re.search(rf"\b{resolution[1]}\b", event["title"] + event["id"]):
                    dated = re.search(
                        rf"\b(?:pass|adopt|vote|approv)|\b{resolution[1]},? (?:was )?(?:of|on|dated)? ?$", clause[: when.start - start]
                    )
                    dated = dated or re.search(r"\b(?:pass|adopt|vote|approv|put|place)", clause)
                    off = not _near(event, when.period) and when.period.days <= 31
                    if not re.search(r"[0-9]{4}", text[when.start : when.end]):  # then the year is only worked out
                        off = off and when.period.first % 10_000 != event["first"] % 10_000
                    verdict = SUPPORTED if self._then(event, when.period) else REFUTED if dated and off and when.sure else UNKNOWN
                    return Finding(*span, verdict, "event", says, f"{event['title']} ({event['shown']})", (event,))
        for points, likeness, number in scored[:3]:
            event = self._events[number]
            exact = event["last"] - event["first"] < 100 and when.period.days <= 62
            meant = self._then(event, when.period) and points >= 9 and likeness >= 0.5 and exact
            if meant and (wrong := self._wrong_detail(event, sentence, start, end)):
                return Finding(*span, REFUTED, "event", says, f"{event['title']} ({event['shown']}): not {wrong}", (event,))
        best = scored[0] if scored else None
        if best:
            points, likeness, number = best
            event = self._events[number]
            rest = [other for other in scored[1:6] if other[0] > 0.8 * points]
            close = _one_part_off(event, when.period)
            alike = (likeness >= 0.72 and points >= 9) or (close and likeness >= 0.55 and points >= 8.5)
            plain = when.bound == "" and (when.start - sentence.start < 6 or _ON.search(text, max(0, when.start - 12), when.start))
            brief = event["weight"] in ("landmark", "event") and event["last"] - event["first"] < 200
            then = any(self._then(event, one.period) for one in (when, *sentence.whens)) or _near(event, when.period)
            meant = alike and plain and brief and not rest and not then and self._told(event, text, sentence, start, end)
            if meant and not self._another(event, when.period, number, set(mine)):
                return Finding(*span, REFUTED, "event", says, f"{event['title']} ({event['shown']})", (event,))
            if points >= 6:
                return Finding(*span, UNKNOWN, "event", says, f"nearest: {event['title']} ({event['shown']})", (event,))
        return Finding(*span, UNKNOWN, "event", says, "nothing on record about just that", ())

    def _another(self, event: Row, period: Period, number: int, mine: set[str]) -> bool:
        """Whether another event of that time has nearly as many of the words: it may be the one that is meant."""
        common = max(2, len(mine & self._words[number]) - 1)
        return any(
            self._then(other, period) and len(mine & self._words[n]) >= common for n, other in enumerate(self._events) if other is not event
        )

    def _wrong_detail(self, event: Row, sentence: Sentence, start: int, end: int) -> str:
        """What a clause gets wrong of an event that it surely means: another number of the same thing."""
        text = sentence.paragraph.text
        told = f"{event['title']} {event['summary'] or ''}"
        for token in sentence.numbers:
            if not start <= token.start < end or token.dates or any(one.start <= token.start < one.end for one in sentence.whens):
                continue
            noun = re.match(r"(?: more| other)? ([a-z]{3,})", text[token.end :])
            said = noun and re.search(rf"([\w,]+)(?: more| other)? {noun[1].rstrip('s')}s?\b", told)
            if noun and said and noun[1] not in ("troops", "soldiers", "men", "people", "personnel"):
                word = said[1].lower().replace(",", "")
                value = UNITS.get(word, int(word) if word.isdecimal() else None)
                if value is not None and value != token.values[0] and not re.search(rf"\b{token.text}\b", told):
                    return text[token.start : token.end + noun.end()]
        return ""

    def _told(self, event: Row, text: str, sentence: Sentence, start: int, end: int) -> bool:
        """Whether an event tells of the numbers, the nations and the people that the draft puts in the clause."""
        told = f"{event['title']} {event['summary'] or ''}".lower()
        numbers = {word.replace(",", "") for word in re.findall(r"[0-9][0-9,]*", told)} | {
            str(n) for word, n in UNITS.items() if word in told.split()
        }
        for token in sentence.numbers:
            if (
                start <= token.start < end
                and not token.dates
                and not any(one.start <= token.start < one.end for one in sentence.whens)
                and token.values[0] >= 2
                and f"{token.values[0]:g}" not in numbers
                and str(int(token.values[0])) not in numbers
            ):
                return False
        if ORDINAL.search(text, start, end) and not ORDINAL.search(event["title"]):
            return False
        known = self._claims.institutions
        for name in sentence.names:
            if (
                start <= name.start < end
                and name.kind == "state"
                and name.id not in event["actors"]
                and name.id not in event["institutions"]
            ):
                words = [known[name.id]["name"], *known[name.id]["acronyms"], *known[name.id]["aliases"], name.text, name.text.rstrip("s")]
                if not any(word.lower() in told for word in words):
                    return False
            if start <= name.start < end and name.kind == "person" and name.text.split()[-1].lower() not in told:
                return False
        return True

    def _then(self, event: Row, period: Period) -> bool:
        """Whether an event was then, by the record's date or by a source's own that is about as exact as the draft's."""
        own = [one for one in source_periods(event) if one.days <= max(3, period.days)]
        return period.meets(event["first"], event["last"]) or any(period.meets(*one) for one in own)


def _one_part_off(event: Row, period: Period) -> bool:
    """Whether day, month and year of an event are the draft's but for one of them."""
    one, other = numbered_day(event["first"]), numbered_day(period.first)
    if period.days <= 3:
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return period.days <= 31 and (one[0] == other[0]) != (one[1] == other[1])


def _near(event: Row, period: Period) -> bool:
    """Whether an event lies within days of a period: often another step of the same thing."""
    return Period(event["first"] - 1, event["last"] + 1).meets(*period)
