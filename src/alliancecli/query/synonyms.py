"""Words of the field that stand for one another in a question: `soldiers` for `troops`, `German` for `Germany`.

They widen what a word finds and never what is shown of a record. Endings do not count: a line of one form stands for all.
"""

import re

from alliancecli.query.nations import peoples

_GROUPS = """
    american america us | bosnian bosnia | british britain uk | croat croatian croatia | czech czechia | dutch netherlands holland
    ethiopian ethiopia abyssinia | iraqi iraq | kosovar kosovo | libyan libya | macedonian macedonia | serb serbian serbia
    slovene slovenia | somali somalia | soviet ussr | sudanese sudan | yugoslav yugoslavia

    troop soldier personnel servicemen | casualty dead killed death fatality | wounded injured | peacekeeper peacekeeping
    strength size troop | policeman police | trainer training | commander command lead led | chief head commander
    expansion enlargement enlarge widen | invasion war attack
    ceasefire truce armistice | ship vessel | aircraft plane jet | sovereignty authority power
    collapse fall
    join accession accede member membership enter | leave withdraw withdrawal pull-out | quit leave withdraw
    found establish create set-up begin | launch begin start | end terminate close | disband dissolve dissolution abolish demobilise
    fire dismiss sack | appoint name office | replace succeed take-over hand-over | transfer hand-over handover
    announce unveil declare | speech declare address | testify testimony | sign conclude agree | treaty agreement accord pact
    9-11 september-11 11-september | ask request | reinforce reinforcement | pledge promise | renew extend
    approve authorise endorse mandate
    war conflict campaign | bomb bombing air-strike air-campaign air-operation | attack strike terrorist | fight combat
    naval maritime sea | pirate piracy | patrol watch | embargo sanction blockade | election vote | peace-plan peace-proposal
    advice recommend recommendation | invite invitation | visit meet | summit leaders meet | tribunal court | war-crime atrocity
    money cost spending fund | 2-percent defence-spending | budget spending cost | aid relief assistance | refugee displaced | rifle weapon
    arms weapon | genocide ethnic-cleansing | massacre killed murder genocide | caveat restriction | definition define
"""


_ENDING = re.compile(r"(?:ies|ied|y|s|es|e|ed|ing|ings|er|ers|al|als|ation|ations|ion|ions|ment|ments)$")


def _stem(word: str) -> str:
    """A word without its ending, as far as needed to know it again."""
    return _ENDING.sub("", word) if len(word) > 4 else word.rstrip("s")


_SYNONYMS: dict[str, list[str]] = {}
for _group in (*(group.split() for group in re.split(r"[|\n]", _GROUPS)), *peoples()):
    for _word in _group:
        _known = _SYNONYMS.setdefault(_stem(_word), [])
        _known += [other.replace("-", " ") for other in _group if other != _word]


def synonyms(word: str) -> tuple[str, ...]:
    """What may stand for a folded word, or for words with a hyphen between them (`2-percent`)."""
    return tuple(dict.fromkeys(_SYNONYMS.get(_stem(word), ())))
