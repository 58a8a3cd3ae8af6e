"""What nations are called besides their names: their people, their capitals; and forces as newspapers call them."""

from collections.abc import Iterator
from typing import Final

_WORDS: Final = {
    "Afghanistan": "Afghan Afghans",
    "Albania": "Albanian Albanians Tirana",
    "Armenia": "Armenian Armenians Yerevan",
    "Australia": "Australian Australians Canberra",
    "Austria": "Austrian Austrians Vienna",
    "Azerbaijan": "Azerbaijani Azeri Baku",
    "Belgium": "Belgian Belgians",
    "Bosnia and Herzegovina": "Bosnian Bosnians Bosnia-Herzegovina",
    "Bulgaria": "Bulgarian Bulgarians Sofia",
    "Canada": "Canadian Canadians Ottawa",
    "China": "Chinese Beijing",
    "Croatia": "Croatian Croatians Croat Croats Zagreb",
    "Cyprus": "Cypriot Cypriots Nicosia",
    "Czech Republic": "Czech Czechs Prague",
    "Denmark": "Danish Danes Copenhagen",
    "El Salvador": "Salvadoran Salvadorans",
    "Estonia": "Estonian Estonians Tallinn",
    "Finland": "Finnish Finns Helsinki",
    "France": "French Paris",
    "Georgia": "Georgian Georgians Tbilisi",
    "Germany": "German Germans Berlin West|Germany West|German Federal|Republic|of|Germany Bundeswehr",
    "Greece": "Greek Greeks Athens",
    "Hungary": "Hungarian Hungarians Budapest",
    "Iceland": "Icelandic Icelanders Reykjavik",
    "Ireland": "Irish Dublin",
    "Italy": "Italian Italians Rome",
    "Japan": "Japanese Tokyo",
    "Jordan": "Jordanian Jordanians Amman",
    "Latvia": "Latvian Latvians Riga",
    "Lithuania": "Lithuanian Lithuanians Vilnius",
    "Luxembourg": "Luxembourger Luxembourgers",
    "Mongolia": "Mongolian Mongolians",
    "Montenegro": "Montenegrin Montenegrins Podgorica",
    "Morocco": "Moroccan Moroccans Rabat",
    "Netherlands": "Dutch The|Hague Dutchmen Holland",
    "New Zealand": "New|Zealander New|Zealanders Wellington",
    "North Macedonia": "Macedonian Macedonians Skopje",
    "Norway": "Norwegian Norwegians Oslo",
    "Poland": "Polish Poles Warsaw",
    "Portugal": "Portuguese Lisbon",
    "Romania": "Romanian Romanians Bucharest",
    "Russia": "Russian Russians Moscow Russian|Federation",
    "Singapore": "Singaporean Singaporeans",
    "Slovakia": "Slovak Slovaks Bratislava",
    "Slovenia": "Slovene Slovenes Slovenian Slovenians Ljubljana",
    "South Korea": "South|Korean South|Koreans Seoul",
    "Soviet Union": "Soviet Soviets",
    "Spain": "Spanish Spaniards Madrid",
    "Sweden": "Swedish Swedes Stockholm",
    "Switzerland": "Swiss Bern",
    "Tonga": "Tongan Tongans",
    "Turkey": "Turkish Turks Ankara Türkiye Turkiye",
    "Ukraine": "Ukrainian Ukrainians Kyiv Kiev",
    "United Arab Emirates": "Emirati Emiratis",
    "United Kingdom": "British Britons London U.K. Brits Brit",
    "United States": "American Americans Uncle|Sam Washington USA U.S.A. the|States",
}

ADJECTIVES: Final = frozenset(words.split()[0].replace("|", " ") for words in _WORDS.values())
"""The words that say whose something is: Belgian, Dutch; the first in each line."""

_DESCRIBED: Final = {
    "North Atlantic Treaty Organization": (
        *(
            "Atlantic alliance",
            "Western alliance",
            "North Atlantic alliance",
            "North Atlantic Alliance",
            "North Atlantic Treaty Organisation",
        ),
        "the alliance",
    ),
    "Afghan National Army": ("Afghan army", "Afghan Army"),
    "Afghan National Police": ("Afghan police",),
    "Stabilization Force": ("Stabilisation Force",),
    "Resolute Support Mission": ("Resolute Support mission", "Operation Resolute Support"),
    "Warsaw Pact": ("Warsaw Treaty Organisation",),
}

AMBIGUOUS: Final = frozenset(
    ("Washington", "Paris", "Rome", "Madrid", "Prague", "Warsaw", "London", "Bucharest", "Lisbon", "Riga", "Vilnius", "The Hague")
)
"""Capitals that are also where summits met and treaties were signed: after a word of place they are no state."""


def names(known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Words and the ids of what they name. `known` is the ids of the record by name; what it does not know is left out."""
    for name, words in _WORDS.items():
        if name in known:
            yield from ((word.replace("|", " "), known[name]) for word in words.split())
    for name, described in _DESCRIBED.items():
        if name in known:
            yield from ((words, known[name]) for words in described)
