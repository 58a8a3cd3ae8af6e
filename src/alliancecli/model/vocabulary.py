"""The closed vocabularies: every term with its one-line definition, which help, docs and schemas print."""

from enum import StrEnum
from typing import Self


class VocabularyTerm(StrEnum):
    """A vocabulary term that knows its own definition."""

    definition: str

    def __new__(cls, value: str, definition: str) -> Self:
        """Make the term from its word and its definition."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.definition = definition
        return term


class Status(VocabularyTerm):
    """How real a fact is, by its source."""

    ACTUAL = "actual", "the source states it as what was or happened"
    PLANNED = "planned", "laid down to happen or to be reached"
    PROJECTED = "projected", "expected to happen, by someone's reckoning"
    REQUESTED = "requested", "asked for, not yet granted"
    RECOMMENDED = "recommended", "advised by a report or an expert"
    PLEDGED = "pledged", "promised"
    AUTHORIZED = "authorized", "permitted by the body that has the power to; a ceiling, not a presence"
    REPORTED = "reported", "what a party says of its own doings, unchecked"
    CONFIRMED = "confirmed", "checked by someone else than the party"
    CLAIMED = "claimed", "asserted by someone with an interest in it"


class Measure(VocabularyTerm):
    """What kind of thing a figure counts."""

    TROOPS = "troops", "soldiers of forces from outside the country"
    PERSONNEL = "personnel", "staff, trainers, police or civilians of a mission, or the members of a team"
    LOCAL_FORCES = "local-forces", "the host country's own army, police or guards"
    CASUALTIES = "casualties", "killed or wounded"
    AFFECTED = "affected", "people to whom something happened: dismissed, displaced, served"
    EQUIPMENT = "equipment", "weapons, vehicles, gear"
    MONEY = "money", "an amount in a currency"
    NATIONS = "nations", "a count of countries"
    UNITS = "units", "battalions, divisions, brigades, teams"
    SHARE = "share", "a part of a whole, in percent"
    DURATION = "duration", "a length of time"
    OTHER = "other", "any other number; its title says what"


class Qualifier(VocabularyTerm):
    """How the source hedges a number."""

    EXACT = "exact", "the source gives the number without a hedge"
    ABOUT = "about", "about, some, around, roughly, almost"
    OVER = "over", "more than the number"
    UNDER = "under", "less than the number"
    AT_LEAST = "at-least", "the number or more"
    UP_TO = "up-to", "the number or less"
    RANGE = "range", "from low to high, both included"
    ESTIMATED = "estimated", "the source calls it an estimate"


class Missing(VocabularyTerm):
    """Why a figure has no number: none of these is zero."""

    UNKNOWN = "unknown", "the source says that nobody knows"
    WITHHELD = "withheld", "known to the source, and not published"
    NOT_COVERED = "not-covered", "the source did not count here"


class EventKind(VocabularyTerm):
    """What sort of thing happened."""

    TREATY = "treaty", "a treaty, charter or covenant is concluded"
    AGREEMENT = "agreement", "an accord short of a treaty"
    RESOLUTION = "resolution", "a resolution of the Security Council or a like body"
    ORDER = "order", "a directive, law or executive order"
    DECLARATION = "declaration", "a communiqué or joint declaration"
    MEETING = "meeting", "a summit, session or conference"
    DECISION = "decision", "an organisation or a government decides or approves"
    POLICY = "policy", "a strategy, doctrine or concept is adopted or pursued"
    PROPOSAL = "proposal", "a plan is put forward"
    REPORT = "report", "a report, study or book appears"
    STATEMENT = "statement", "a speech, testimony or remark"
    FOUNDING = "founding", "an institution comes into being"
    CHANGE = "change", "an institution is renamed, replaced, upgraded or enlarged"
    DISSOLUTION = "dissolution", "an institution ends"
    MEMBERSHIP = "membership", "a state joins or leaves"
    APPOINTMENT = "appointment", "a person takes or leaves an office"
    TRANSFER = "transfer", "command, authority or sovereignty is handed over"
    OPERATION = "operation", "an operation begins, goes on or ends"
    DEPLOYMENT = "deployment", "forces are sent, increased or withdrawn"
    CONFLICT = "conflict", "war, attack, breakup or unrest"
    POLITICS = "politics", "an election, a dispute, a change of government"
    IDEA = "idea", "a term or a theory is put forward"
    DISASTER = "disaster", "a natural disaster"
    PERIOD = "period", "an era with bounds"


class Weight(VocabularyTerm):
    """For whom an event matters."""

    LANDMARK = "landmark", "any one-page history of the field has it"
    EVENT = "event", "a chapter has it"
    DETAIL = "detail", "specialists look for it: a renewal, a visit, a meeting of ministers"
    BACKGROUND = "background", "no dated happening: a trend, an idea, a life, a period, what a paper argues or observes"


class InstitutionKind(VocabularyTerm):
    """What sort of institution it is."""

    STATE = "state", "a country, present or past"
    ALLIANCE = "alliance", "states bound to defend one another"
    ORGANISATION = "organisation", "an organisation of states, or a scholarly or civic one"
    BODY = "body", "a council, committee or conference"
    COMMAND = "command", "a military headquarters and what it commands"
    MISSION = "mission", "a training, police or political mission"
    FORCE = "force", "a multinational or expeditionary military force"
    OPERATION = "operation", "a named military operation"
    ARMED_FORCES = "armed-forces", "a state's own army, navy, police or guard"
    GOVERNMENT = "government", "a government, administration or authority"
    AGENCY = "agency", "a ministry, department, office or research institute"
    PROGRAMME = "programme", "a standing programme or framework of cooperation"
    GROUP = "group", "a party, movement or armed group that is no state"
    SCHOOL = "school", "a place of training"
    LEAGUE = "league", "a league or pact system of the past"
    POSITION = "position", "an office that a person holds"


class RelationKind(VocabularyTerm):
    """What ties an institution to another, to a person, or to its own beginning and end."""

    LIFE = (
        "life",
        "the subject came into being when the date begins and ended when it ends; .. where the source does not say",
    )
    MEMBER = "member", "the object belongs to the subject"
    PARTNER = "partner", "the object takes part in the subject, or works with it, without belonging to it"
    HOLDER = "holder", "the person named holds the subject, or the office named in it"
    PARENT = "parent", "the subject belongs to the object, which is larger"
    PREDECESSOR = "predecessor", "the subject came from the object"
    NAME = "name", "the subject was called by the name"


class Change(VocabularyTerm):
    """How one institution became another."""

    RENAMED = "renamed", "the same institution under a new name"
    REPLACED = "replaced", "a new institution in place of the old"
    ABSORBED = "absorbed", "taken into a larger one"
    UPGRADED = "upgraded", "the same with a wider task or a higher rank"
    HANDED_OVER = "handed-over", "its task passed to the next"


class RowKind(VocabularyTerm):
    """What the rows of a table are."""

    EVENTS = "events", "events, a row each"
    FIGURES = "figures", "figures, a row each"
    RELATIONS = "relations", "relations, a row each"
    INSTITUTIONS = "institutions", "institutions, a row each"
    SOURCES = "sources", "sources, a row each"


class Tier(VocabularyTerm):
    """How close a source stands to the fact."""

    A = "A", "the issuing body itself"
    B = "B", "an agency, newspaper or scholarly data set that passes on official figures"
    S = "S", "a scholarly study"


VOCABULARIES: dict[str, type[VocabularyTerm]] = {
    "status": Status,
    "measure": Measure,
    "qualifier": Qualifier,
    "missing": Missing,
    "kind (events)": EventKind,
    "weight": Weight,
    "kind (institutions)": InstitutionKind,
    "relation": RelationKind,
    "change": Change,
    "tier": Tier,
}
"""Every closed vocabulary, under the name of the field that uses it."""
