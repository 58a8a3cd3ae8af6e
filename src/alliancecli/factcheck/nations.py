"""What nations are called besides their names: their people, their capitals; and forces as newspapers call them."""

from collections.abc import Iterator
from typing import Final

_WORDS: Final = {
    "Afghanistan": "Afghan Afghans",
    "Albania": "Albanian Albanians Tirana",
    "Algeria": "Algerian Algerians Algiers",
    "Angola": "Angolan Angolans",
    "Argentina": "Argentine Argentines Argentinian Argentinians",
    "Armenia": "Armenian Armenians Yerevan",
    "Australia": "Australian Australians Canberra",
    "Austria": "Austrian Austrians Vienna",
    "Azerbaijan": "Azerbaijani Azeri Baku",
    "Bangladesh": "Bangladeshi Bangladeshis Dhaka",
    "Belarus": "Belarusian Belarusians Minsk",
    "Belgium": "Belgian Belgians",
    "Benin": "Beninese",
    "Bolivia": "Bolivian Bolivians",
    "Bosnia and Herzegovina": "Bosnian Bosnians Bosnia-Herzegovina",
    "Brazil": "Brazilian Brazilians",
    "Bulgaria": "Bulgarian Bulgarians Sofia",
    "Burundi": "Burundian Burundians",
    "Cambodia": "Cambodian Cambodians",
    "Cameroon": "Cameroonian Cameroonians",
    "Canada": "Canadian Canadians Ottawa",
    "Chad": "Chadian Chadians",
    "Chile": "Chilean Chileans",
    "China": "Chinese Beijing",
    "Colombia": "Colombian Colombians",
    "Croatia": "Croatian Croatians Croat Croats Zagreb",
    "Cyprus": "Cypriot Cypriots Nicosia",
    "Czech Republic": "Czech Czechs Prague",
    "Denmark": "Danish Danes Copenhagen",
    "Egypt": "Egyptian Egyptians Cairo",
    "El Salvador": "Salvadoran Salvadorans",
    "Estonia": "Estonian Estonians Tallinn",
    "Ethiopia": "Ethiopian Ethiopians",
    "Fiji": "Fijian Fijians",
    "Finland": "Finnish Finns Helsinki",
    "France": "French Frenchmen Paris",
    "Gambia": "Gambian Gambians",
    "Georgia": "Georgian Georgians Tbilisi",
    "Germany": "German Germans Berlin West|Germany West|German Federal|Republic|of|Germany Bundeswehr",
    "Ghana": "Ghanaian Ghanaians Accra",
    "Greece": "Greek Greeks Athens",
    "Guatemala": "Guatemalan Guatemalans",
    "Honduras": "Honduran Hondurans",
    "Hungary": "Hungarian Hungarians Budapest",
    "Iceland": "Icelandic Icelanders Reykjavik",
    "India": "Indian Indians Delhi New|Delhi",
    "Indonesia": "Indonesian Indonesians Jakarta",
    "Ireland": "Irish Irishmen Dublin",
    "Italy": "Italian Italians Rome",
    "Japan": "Japanese Tokyo",
    "Jordan": "Jordanian Jordanians Amman",
    "Kazakhstan": "Kazakh Kazakhs",
    "Kenya": "Kenyan Kenyans Nairobi",
    "Latvia": "Latvian Latvians Riga",
    "Lithuania": "Lithuanian Lithuanians Vilnius",
    "Luxembourg": "Luxembourger Luxembourgers",
    "Malawi": "Malawian Malawians",
    "Malaysia": "Malaysian Malaysians",
    "Malta": "Maltese Valletta",
    "Mexico": "Mexican Mexicans",
    "Moldova": "Moldovan Moldovans Chisinau",
    "Mongolia": "Mongolian Mongolians",
    "Montenegro": "Montenegrin Montenegrins Podgorica",
    "Morocco": "Moroccan Moroccans Rabat",
    "Nepal": "Nepalese Nepali Nepalis Kathmandu",
    "Netherlands": "Dutch The|Hague Dutchmen Holland",
    "New Zealand": "New|Zealander New|Zealanders Wellington",
    "Nigeria": "Nigerian Nigerians Abuja",
    "North Macedonia": "Macedonian Macedonians Skopje",
    "Norway": "Norwegian Norwegians Oslo",
    "Pakistan": "Pakistani Pakistanis Islamabad",
    "Paraguay": "Paraguayan Paraguayans",
    "Peru": "Peruvian Peruvians",
    "Philippines": "Filipino Filipinos Manila",
    "Poland": "Polish Poles Warsaw",
    "Portugal": "Portuguese Lisbon",
    "Romania": "Romanian Romanians Bucharest",
    "Russia": "Russian Russians Moscow Russian|Federation",
    "Rwanda": "Rwandan Rwandans",
    "Senegal": "Senegalese Dakar",
    "Serbia": "Belgrade",
    "Sierra Leone": "Sierra|Leonean Sierra|Leoneans",
    "Singapore": "Singaporean Singaporeans",
    "Slovakia": "Slovak Slovaks Bratislava",
    "Slovenia": "Slovene Slovenes Slovenian Slovenians Ljubljana",
    "South Africa": "South|African South|Africans Pretoria",
    "South Korea": "South|Korean South|Koreans Seoul",
    "Soviet Union": "Soviet Soviets",
    "Spain": "Spanish Spaniards Madrid",
    "Sri Lanka": "Sri|Lankan Sri|Lankans",
    "Sweden": "Swedish Swedes Stockholm",
    "Switzerland": "Swiss Bern",
    "Tanzania": "Tanzanian Tanzanians",
    "Thailand": "Thai Thais",
    "Togo": "Togolese",
    "Tonga": "Tongan Tongans",
    "Tunisia": "Tunisian Tunisians",
    "Turkey": "Turkish Turks Ankara Türkiye Turkiye",
    "Uganda": "Ugandan Ugandans Kampala",
    "Ukraine": "Ukrainian Ukrainians Kyiv Kiev",
    "United Arab Emirates": "Emirati Emiratis",
    "United Kingdom": "British Britons London U.K. Brits Brit",
    "United States": "American Americans Uncle|Sam Washington USA U.S.A. the|States",
    "Uruguay": "Uruguayan Uruguayans",
    "Zambia": "Zambian Zambians",
    "Zimbabwe": "Zimbabwean Zimbabweans",
}

ADJECTIVES: Final = frozenset(words.split()[0].split("|")[-1] for words in _WORDS.values())
"""The words that say whose something is, or the last of them: Belgian, Dutch, Korean of South Korean; the first in each line."""

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
    "enhanced Forward Presence": ("forward presence", "battlegroups", "battlegroup"),
    "Afghan National Army": ("Afghan army", "Afghan Army"),
    "Afghan National Police": ("Afghan police",),
    "Stabilization Force": ("Stabilisation Force",),
    "Resolute Support Mission": ("Resolute Support mission", "Operation Resolute Support"),
    "Warsaw Pact": ("Warsaw Treaty Organisation",),
}

CAPITALS: Final = frozenset(
    "Washington Paris Rome Madrid Prague Warsaw London Bucharest Lisbon Riga Vilnius Helsinki Moscow Berlin Ottawa Oslo Copenhagen Stockholm"
    " Budapest Sofia Zagreb Ljubljana Tallinn Bratislava Athens Ankara Kyiv Kiev Minsk Tbilisi Vienna Belgrade Skopje Reykjavik Dublin Tokyo"
    " Beijing Cairo Amman Rabat Nairobi Islamabad Seoul".split()
) | {"The Hague"}
"""Capitals are also where summits met and treaties were signed: after a word of place, and in the name of a thing, they are no state."""


def names(known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Words and the ids of what they name. `known` is the ids of the record by name; what it does not know is left out."""
    for name, words in _WORDS.items():
        if name in known:
            yield from ((word.replace("|", " "), known[name]) for word in words.split())
    for name, described in _DESCRIBED.items():
        if name in known:
            yield from ((words, known[name]) for words in described)
