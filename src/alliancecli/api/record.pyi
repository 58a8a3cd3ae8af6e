"""The record, asked from Python: a method a question, made of its declaration. `record.pyi` tells editors and mypy what they take.

Made by `python -m alliancecli.api.stub`; do not edit.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from alliancecli.api import shapes
from alliancecli.api.opened import Opened
from alliancecli.api.coerce import DateLike, Names
from alliancecli.api.rows import Rows
from alliancecli.questions.question import Question

AnyRow = Mapping[str, Any]

def open(*folders: object, cache: object = True, keep_going: bool = False) -> Record: ...
def signature(asked: Question) -> Any: ...
def method_of(asked: Question) -> Any: ...
def documentation(asked: Question) -> str: ...

class Record(Opened):
    def __enter__(self) -> Record: ...
    def timeline(self, *, start: DateLike | None = None, end: DateLike | None = None, during: DateLike | None = None, certain: bool = False, around: DateLike | None = None, within: str | None = None, between: tuple[str, str] | None = None, theatre: Names = (), actor: Names = (), institution: Names = (), tag: Names = (), source: Names = (), kind: Names = (), status: Names = (), box: str | None = None, search: str | None = None, weight: str | None = None, limit: int | None = None) -> Rows[shapes.EventRow]:
        """Events and milestones, in order of time."""
    def on(self, day: DateLike, *, week: bool = False, theatre: Names = (), actor: Names = (), institution: Names = (), tag: Names = (), source: Names = (), kind: Names = (), status: Names = (), box: str | None = None, weight: str | None = None, limit: int | None = None) -> Rows[shapes.EventRow]:
        """What happened on a day of the year, in any year, oldest first: `day` is 09-12, 12 Sep, Sep 12 or today (also where it is left out)."""
    def troops(self, force: str | None = None, *, with_predecessors: bool = False, as_of: DateLike | None = None, known_by: DateLike | None = None, max_age: str | None = None, ended: bool = False, every: bool = False, start: DateLike | None = None, end: DateLike | None = None, during: DateLike | None = None, certain: bool = False, theatre: Names = (), source: Names = (), contributor: Names = (), scope: Names = (), measure: Names = (), status: Names = (), unit: Names = (), box: str | None = None, explain: bool = False, limit: int | None = None) -> Rows[shapes.FigureRow]:
        """How many, and as of when: the strength of a force and its parts."""
    def figures(self, *, subject: Names = (), with_predecessors: bool = False, as_of: DateLike | None = None, known_by: DateLike | None = None, max_age: str | None = None, ended: bool = False, every: bool = False, start: DateLike | None = None, end: DateLike | None = None, during: DateLike | None = None, certain: bool = False, theatre: Names = (), source: Names = (), contributor: Names = (), scope: Names = (), measure: Names = (), status: Names = (), unit: Names = (), box: str | None = None, explain: bool = False, limit: int | None = None) -> Rows[shapes.FigureRow]:
        """Every number in the record: troops, money, equipment, casualties, shares."""
    def count(self, *, by: str | None = None, of: str | None = None, start: DateLike | None = None, end: DateLike | None = None, during: DateLike | None = None, certain: bool = False, theatre: Names = (), actor: Names = (), institution: Names = (), tag: Names = (), source: Names = (), kind: Names = (), status: Names = (), box: str | None = None, weight: str | None = None, subject: Names = (), contributor: Names = (), scope: Names = (), measure: Names = (), unit: Names = (), limit: int | None = None) -> Rows[shapes.CountRow]:
        """How many events or figures there are of each year, month, theatre, actor, kind or source: computed."""
    def sum(self, *, by: str | None = None, start: DateLike | None = None, end: DateLike | None = None, during: DateLike | None = None, certain: bool = False, subject: Names = (), theatre: Names = (), source: Names = (), contributor: Names = (), scope: Names = (), measure: Names = (), status: Names = (), unit: Names = (), box: str | None = None, limit: int | None = None) -> Rows[shapes.SumRow]:
        """What the numbers of the record come to, by year, month, theatre, actor, kind or source: computed, each sum with its claims."""
    def compare(self, *things: str, as_of: DateLike | Iterable[DateLike] = (), known_by: DateLike | None = None, max_age: str | None = None, within: str | None = None, timeline: bool = False, observations: bool = False, allow_mixed: bool = False, start: DateLike | None = None, end: DateLike | None = None, during: DateLike | None = None, certain: bool = False, theatre: Names = (), source: Names = (), contributor: Names = (), scope: Names = (), measure: Names = (), status: Names = (), unit: Names = (), box: str | None = None, weight: str | None = None, limit: int | None = None) -> Rows[AnyRow]:
        """Side by side, by what the `things` are: forces, one force at several dates, promise and delivery, timelines."""
    def institutions(self, *, kind: Names = (), theatre: Names = (), limit: int | None = None) -> Rows[shapes.InstitutionRow]:
        """Alliances, organisations, commands, missions, forces, states: names, life spans, what came before and after."""
    def lineage(self, name: str, *, limit: int | None = None) -> Rows[shapes.LinkRow]:
        """What an institution came from and what became of it, as a tree, with dates and kinds of change (`alliance help fields`)."""
    def members(self, name: str, *, as_of: DateLike | None = None, changes: bool = False, start: DateLike | None = None, end: DateLike | None = None, during: DateLike | None = None, certain: bool = False, limit: int | None = None) -> Rows[shapes.MemberRow]:
        """Who belonged to an institution: every member with its time, those of one day, or those who joined and left."""
    def holders(self, name: str | None = None, *, as_of: DateLike | None = None, person: str | None = None, office: Names = (), start: DateLike | None = None, end: DateLike | None = None, during: DateLike | None = None, certain: bool = False, limit: int | None = None) -> Rows[shapes.HolderRow]:
        """Who held an office, in order of time, the undated last."""
    def terms(self, *, limit: int | None = None) -> Rows[shapes.TermRow]:
        """What the words of the field mean, by whom, and what they are set against."""
    def show(self, name: str) -> AnyRow:
        """One record, whole, with source, locator and the words to find there; for an institution a card."""
    def conflicts(self, name: str | None = None, *, limit: int | None = None) -> Rows[shapes.ConflictRow]:
        """Claims about the same thing at the same time that differ by more than their own hedges allow."""
    def coverage(self, name: str | None = None, *, start: DateLike | None = None, end: DateLike | None = None, during: DateLike | None = None, certain: bool = False, limit: int | None = None) -> Rows[shapes.CoverageRow]:
        """For which years there are claims, and where the record is silent."""
    def sources(self, *, tier: Names = (), limit: int | None = None) -> Rows[shapes.SourceRow]:
        """The bibliography: what everything rests on, and how much rests on each."""
    def search(self, words: str, *, kind: Names = (), theatre: Names = (), start: DateLike | None = None, end: DateLike | None = None, during: DateLike | None = None, certain: bool = False, limit: int | None = None) -> Rows[shapes.HitRow]:
        """Full text over events, figures, relations, institutions, terms and sources: what has all of the `words`, the best hit first."""
    def factcheck(self, draft: str, *, only: Names = (), fail_on: Names = (), limit: int | None = None) -> Rows[shapes.VerdictRow]:
        """Hold a text against the record: each checkable statement in `draft` with its verdict, what the record says and who says so."""
