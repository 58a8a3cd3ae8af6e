"""The tables of the United Nations in data/tables/, made from five compilations of what the UN published.

    python curation/un_tables.py FOLDER

FOLDER has the compilations as gzipped CSV; `data/sources.yaml` says of each where it comes from and under what terms: the notes of
un-scact-compiled, un-veto-list, ipi-missions, ipi-contributors, un-fatalities. The tables restate the facts in our own columns. What is
already curated by hand is left out, and so is what lies outside the life of a mission, which is counted. The same input gives the same
bytes.
"""

import csv
import gzip
import io
import re
import sys
from calendar import month_abbr, month_name, monthrange
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import parse
from alliancecli.model.lives import Life, lives
from alliancecli.model.record import Record
from alliancecli.record import read

DATA = Path(__file__).parent.parent / "data"

Row = dict[str, str]

SUBJECTS: tuple[tuple[str, str], ...] = (
    (r"4 December 1971|India-?Pakistan question", "the India-Pakistan question"),
    (r"term of office of the President", "its President's term; the Greek question"),
    (r"Government of Cyprus Date of the election", "Cyprus; election to the International Court"),
    (r"by Lebanon Complaint by Jordan", "complaints by Lebanon and Jordan"),
    (r"Spanish question preliminary", "the Spanish question, preliminary"),
    (r"Greek question Greek frontier", "the Greek question, frontier incidents"),
    (r"^ICJ . [Ee]lection", "an election to the International Court"),
    (r"^Middle East situation$", "the Middle East"),
    (r"^Guinea Bissau$", "Guinea-Bissau"),
    (r"Military Staff Committee", "the Military Staff Committee"),
    (r"French representative on|credentials of the representative of the Nether", "credentials and rules of procedure"),
    (r"Siam for membership", "the membership of Siam"),
    (r"Israel for membership", "the membership of Israel"),
    (r"Union of Burma", "the membership of Burma"),
    (r"membership of the Republic of Indonesia", "the membership of Indonesia"),
    (r"Greek complaint|Greek question", "the Greek question"),
    (r"Spanish question", "the Spanish question"),
    (r"(Switzerland|Liechtenstein|Japan and San Marino|Nauru may).*", "the Statute of the International Court"),
    (r"Articles 11 and 12 of the Statute", "elections to the International Court"),
    (r"Committee of Experts|Rules of Procedure|Admission of New Members$", "the rules for admitting new members"),
    (r"[Rr]egulation and reduction|atomic weapon", "armaments and armed forces"),
    (r"Japanese mandated|Articles 87 and 88|Trusteeship Council", "trusteeship of the Pacific Islands"),
    (r"Travel expenses", "travel expenses of commissions"),
    (r"observers in Indonesia", "costs of the observers in Indonesia"),
    (r"rapporteur or conciliator", "rapporteurs for disputes"),
    (r"Taiwan", "armed invasion of Taiwan"),
    (r"aggression upon the Republic of Korea", "aggression upon the Republic of Korea"),
    (r"general conference", "a conference to review the Charter"),
    (r"Suez Canal", "the Suez Canal"),
    (r"relating to Laos", "Laos"),
    (r"23 May 1960", "relations between the great powers"),
    (r"Dominican Republic", "the Dominican Republic"),
    (r"appointment of the (Acting )?Secretary-General", "appointment of the Secretary-General"),
    (r"developments relating to Yemen", "Yemen"),
    (r"[Ee]lections? to fill", "an election to the International Court"),
    (r"Portuguese [Aa]dministration", "territories under Portuguese administration"),
    (r"Government of Cyprus", "complaint by Cyprus"),
    (r"[Ss]afeguards to [Nn]on", "safeguards to non-nuclear states"),
    (r"9 January 1969", "the treaty on the law of treaties"),
    (r"23 September 1969", "a letter of the Assembly's President"),
    (r"Race conflict|apartheid", "race conflict in South Africa"),
    (r"hijacking", "the hijacking of aircraft"),
    (r"African capital|Panama City|meetings in Nairobi", "meetings away from headquarters"),
    (r"questions relating to Africa", "questions relating to Africa"),
    (r"Latin America", "peace and security in Latin America"),
    (r"Conference on the Middle East", "the Peace Conference on the Middle East"),
    (r"(Chinese|Arabic) among", "the Council's working languages"),
    (r"Iraq concerning the incidents", "incidents on the frontier of Iraq and Iran"),
    (r"Mozambique under Article 50", "request by Mozambique (Southern Rhodesia)"),
    (r"Kenya, on behalf", "South African aggression against Angola"),
    (r"Botswana against", "complaint by Botswana (Southern Rhodesia)"),
    (r"25 November 1979|22 December 1979", "the hostages in Iran"),
    (r"3 January 1980", "Afghanistan"),
    (r"1 April 1982|Falkland", "the Falkland Islands (Islas Malvinas)"),
    (r"President of the Republic of Chad", "Chad"),
    (r"21 May 1984", "attacks on ships in the Gulf"),
    (r"16 December 1985", "hostage-taking"),
    (r"5 July 1988", "the shooting down of an Iranian airliner"),
    (r"17 December 1988, from Angola", "Angola"),
    (r"SRSG", "Western Sahara"),
    (r"plastic or sheet", "the marking of plastic explosives"),
    (r"Protected Areas in Croatia", "the protected areas in Croatia"),
    (r"resolution 743|resolution 807", "UNPROFOR"),
    (r"Protection Force", "UNPROFOR"),
    (r"serious violations of international humanitarian", "the Tribunal for the former Yugoslavia"),
    (r"Economic and Social Council", "Yugoslavia's part in UN bodies"),
    (r"12 March 1993", "North Korea and the nuclear treaty"),
    (r"Article 50 .*former Yugoslavia", "effects of sanctions on Yugoslavia"),
    (r"Sandjak", "CSCE missions in Kosovo, Sandjak, Vojvodina"),
    (r"20 and 23 December 1991", "Libya and the bombing of airliners"),
    (r"Montenegro\) — Sanctions|termination of sanctions", "sanctions on Yugoslavia"),
    (r"appointment of Prosecutor", "the Prosecutor of the Tribunals"),
    (r"nuclear tests", "nuclear tests by India and Pakistan"),
    (r"terrorist acts committed in Kenya", "terrorist acts in Kenya and Tanzania"),
    (r"terrorist acts committed in the United States", "terrorist acts in the United States"),
    (r"terrorist (acts|attacks)", "terrorist acts"),
    (r"Security Council Summit", "a summit on peace and security"),
    (r"Palestinian people", "the rights of the Palestinian people"),
    (r"Palestinian question", "the Middle East and Palestine"),
    (r"troop-contributing", "cooperation with troop contributors"),
    (r"trade and financial sanctions", "the end of sanctions on Iraq"),
    (r"weapons of mass destruction", "weapons of mass destruction"),
    (r"regional (and subregional )?organizations", "cooperation with regional organisations"),
    (r"mission — Democratic Rep", "the Democratic Republic of the Congo"),
    (r"Democratic People.*Korea|DPRK", "North Korea"),
    (r"subregion", "Chad and the Central African Republic"),
    (r"Nepal for United", "Nepal"),
    (r"Mechanism for Criminal", "the Mechanism for Criminal Tribunals"),
    (r"28 February 2014|13 April 2014", "Ukraine"),
    (r"19 January 2016", "Colombia"),
    (r"nuclear disarmament", "nuclear disarmament"),
    (r"Maintenance of international peace and security$", "international peace and security"),
    (r"[Rr]epresentation of China", "the representation of China"),
    (r"Complaints? by the Democratic", "complaint by the Congo"),
    (r"membership.*Federal Republic of Yug|new Members — Federal", "the membership of Yugoslavia"),
    (r"Special report.*Somalia", "Somalia"),
    (r"Hungary", "Hungary"),
    (r"concerning Goa", "Goa"),
    (r"Kashmir", "Kashmir"),
    (r"[Oo]ccupied Arab", "the occupied Arab territories"),
    (r"Falkland", "the Falkland Islands"),
    (r"UN and South Africa", "South Africa"),
    (r"concerning the Palestine question", "the Palestine question"),
    (r"South Africa", "South Africa"),
    (r"Namibia", "Namibia"),
    (r"Nicaragua", "complaint by Nicaragua"),
    (r"security sector reform", "security sector reform"),
    (r"indispensable", "protection of what civilians need to live"),
    (r"Complaint of bombing", "bombing of China"),
    (r"bacterial warfare", "alleged bacterial warfare"),
    (r"Berlin blockade", "the Berlin blockade"),
    (r"Chairman of the Atomic Energy", "control of atomic energy"),
    (r"events in Czechoslovakia", "Czechoslovakia"),
    (r"Heads of the Lebanese", "troops in Syria and Lebanon"),
    (r"24 August 1946", "the Greek frontier"),
    (r"13 July 1960 from the USSR", "the RB-47 incident"),
    (r"situation in the Congo", "the Congo"),
    (r"United Arab Republic", "interference by the United Arab Republic"),
    (r"18 April 1958", "flights of US bombers"),
    (r"from Guatemala", "Guatemala"),
    (r"from Thailand", "Thailand"),
    (r"Kuwait in respect", "threats to Kuwait"),
    (r"3 September 1964", "complaint by Malaysia"),
    (r"Viet.?Nam border", "the border of China and Viet Nam"),
    (r"Democratic Kampuchea", "Cambodia"),
    (r"Libya and Pakistan for", "the occupied Arab territories"),
    (r"1 September 1983", "the shooting down of a Korean airliner"),
    (r"15 April 1986", "the air raid on Libya"),
    (r"4 January 1989", "Libyan aircraft"),
    (r"4 February 1986", "the interception of a Libyan aircraft"),
)
"""What is said in our words of agenda items that are long or name a letter only, by what is found in the item; the first that fits."""

WHERE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"Military Staff Committee", ()),
    (r"4 December 1971", ("kashmir",)),
    (r"Libya and Pakistan for", ("middle-east",)),
    (r"from Bahrain, Kuwait", ("middle-east",)),
    (r"1 September 1983", ()),
    (r"4 February 1986", ("middle-east",)),
    (r"15 April 1986|20 and 23 December 1991", ("libya",)),
    (r"^Yugoslavia$", ("former-yugoslavia",)),
    (r"^Yugoslavia and Rwanda$", ("former-yugoslavia", "rwanda")),
    (r"Aouzou", ("chad", "libya")),
    (r"South West Africa", ("namibia",)),
    (r"Suez Canal", ("middle-east",)),
)
"""The theatres of items that name other states than those they are about, by what is found in the item; they win over `THEATRES`."""

THEATRES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"Bosnia", ("bosnia",)),
    (r"Croatia|Prevlaka", ("croatia",)),
    (r"UNPROFOR|Protection Force|resolution 743|resolution 807", ("bosnia", "croatia", "former-yugoslavia", "north-macedonia")),
    (r"former Yugoslavia|Federal Republic of Yugoslavia|International Tribunal.*Yugoslavia|Danube", ("former-yugoslavia",)),
    (r"Kosovo", ("kosovo",)),
    (r"Republic of Macedonia|resolution 817", ("north-macedonia",)),
    (r"Afghanistan|3 January 1980", ("afghanistan",)),
    (r"Iraq", ("iraq",)),
    (r"Kuwait", ("kuwait",)),
    (r"Libya", ("libya",)),
    (r"Somalia", ("somalia",)),
    (r"(?<!South )\bSudan(?! sanctions)|Abyei", ("sudan",)),
    (r"South[ -]Sudan|Sudan and South", ("south-sudan",)),
    (r"Rwanda", ("rwanda",)),
    (r"Georgia", ("georgia",)),
    (r"Albania", ("albania",)),
    (r"Hungary", ("hungary",)),
    (r"Ukraine", ("ukraine",)),
    (r"India.?Pakistan|Kashmir", ("kashmir",)),
    (r"Cyprus", ("cyprus",)),
    (r"Middle East|Palestin|Occupied Arab|occupied Arab|UNDOF", ("middle-east",)),
    (r"UNIFIL|Lebanon|Lebanese", ("lebanon",)),
    (r"UNDOF|Syria", ("syria",)),
    (r"Democratic Republic of (the )?Congo|Zaire|the Congo|Situation in the Republic of the Congo", ("congo",)),
    (r"Western Sahara", ("western-sahara",)),
    (r"Liberia", ("liberia",)),
    (r"Sierra Leone", ("sierra-leone",)),
    (r"Ivoire", ("ivory-coast",)),
    (r"Angola", ("angola",)),
    (r"Haiti", ("haiti",)),
    (r"Central African Republic", ("central-african-republic",)),
    (r"\bChad\b", ("chad",)),
    (r"Burundi", ("burundi",)),
    (r"Mali$", ("mali",)),
    (r"Mozambique(?! under)", ("mozambique",)),
    (r"Timor", ("east-timor",)),
    (r"Cambodia|Kampuchea", ("cambodia",)),
    (r"Tajikistan", ("tajikistan",)),
    (r"Eritrea|Ethiopia", ("eritrea-ethiopia",)),
    (r"Namibia|South West Africa", ("namibia",)),
    (r"El Salvador|Guatemala|Central America|from Nicaragua", ("central-america",)),
    (r"Latin America", ("americas",)),
    (r"Nepal", ("nepal",)),
    (r"Yemen", ("yemen",)),
    (r"Colombia", ("colombia",)),
    (r"Korea|DPRK", ("korea",)),
    (r"[Ss]ecurity in Africa|relating to Africa|^Africa$|West Africa|^Southern Africa|^The situation in southern|Great Lakes", ("africa",)),
)
"""The theatres of an item, by what it names."""

MISSIONS: tuple[tuple[str, str], ...] = (
    (r"UNDOF", "undof"),
    (r"UNIFIL", "unifil"),
    (r"United Nations Protection Force|UNPROFOR", "unprofor"),
)
"""The missions that an item names."""

VETOING = {"USSR": "soviet-union", "Russian Federation": "rus", "USA": "usa", "UK": "gbr", "China": "chn", "France": "fra"}

STATES = {"MKD": "mkd", "PRT": "portugal", "SCG": "srb", "YUG": "yug", "CSK": "csk"}
"""The ids of states that are not simply their code in small letters."""

CODES = {"Côte dIvoire": "CIV", "Türkiye": "TUR", "Mauritius": "MUS", "Viet Nam": "VNM"}
"""Codes that the list of the dead leaves out."""

SENIOR = {
    "UNOSOM": (("199305", "unosom-i"), ("", "unosom-ii")),
    "UNEF": (("1970", "unef-i"), ("", "unef-ii")),
    "UNAVEM": (("199106", "unavem-i"), ("199502", "unavem-ii"), ("", "unavem-iii")),
    "ONUCI": (("", "unoci"),),
}
"""Missions under one name in the compilations, each with the month (or year) before which it is the first of them."""


def main(folder: Path) -> None:
    """Make every table."""
    record, faults = read(DATA)
    if faults := [one for one in faults if "tables" not in str(one)]:
        sys.exit("\n".join(map(str, faults)))
    compiled = {path.name.split("_19")[0].split("_20")[0]: path for path in folder.glob("*.csv.gz")}
    _write("resolutions", _resolutions(_read(compiled["unsc_resolutions"]), record))
    _write("vetoes", _vetoes(_read(compiled["unsc_vetoes"]), record))
    alive = _Alive(record)
    _write("strength", alive.only(_strength(_read(compiled["un_ipi_mission_month"]))))
    _write("contributors", alive.only(_contributors(_read(compiled["un_ipi_contributor_mission_month"]))))
    _write("deaths", alive.only(_deaths(_read(compiled["un_fatalities"]), alive)))
    for reason, count in alive.left_out.most_common():
        print(f"left out, {reason}: {count:,}")


def _read(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(name: str, rows: Iterable[Row]) -> None:
    """Write a table; its bytes depend on the rows alone."""
    listed = list(rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(listed[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    path = DATA / "tables" / f"{name}.csv.gz"
    path.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))
    print(f"{path.name}: {len(listed):,} rows, {path.stat().st_size:,} bytes")


PLAIN = (
    r"^(The|Complaint|Appointment|Incidents|Tributes?|International control|Security of|Aggression|Navigation|Children|"
    r"Civilians|Maintenance|Prevention|Peace|High-level|Protection|Small arms|Post-conflict|Non-proliferation|Sanctions|Women|"
    r"Peacekeeping|Threats|Peacebuilding|Southern(?= Africa))\b(?! Court| Tribunal)"
)
"""Words that stand small after the colon of a title."""


def subject(item: str, room: int) -> str:
    """An agenda item in a few words, of so many characters where there are words of ours for it."""
    item = " ".join(item.replace("â\x80\x99", "'").split())
    short = re.sub(
        r"^(The )?([Ss]ituation|[Qq]uestion|Items) (relating to (the )?situation )?(in|concerning|relating to|of|between) ", "", item
    )
    short = re.sub(r"^Reports? of the Secretary-General (on|in|—|concerning) (the )?", "", short)
    short = re.sub(r"^the Republic of (?=Bosnia)|^Complaint concerning ", "", short)
    short = re.sub(r"^(Admission of new Members|Applications? for [Mm]embership) (— )?(?!to)(?=[A-Z])", "the membership of ", short)
    if len(short) > room or re.search(
        r"Letter|Telegram|resolution|Protection Force|^Admis|DPRK|Democratic People's|^ICJ|^Middle East situation$|"
        r"^Guinea Bissau|preliminary|Greek frontier|by Jordan|Date of the election|term of office",
        short,
    ):
        short = next((said for found, said in SUBJECTS if re.search(found, item)), short)
    short = re.sub(r"^(Admission of new Members|Admision of new Members).*", "the admission of new members", short)
    short = re.sub(r"^Letters?,? (?:dated )?\d+ \w+ \d+,? from (.+)", r"complaint by \1", short).strip()
    short = re.sub(r" to the (President of the Security Council|Secretary-General)( concerning)?", ":", short).rstrip(":")
    short = re.sub(r" \(\s*S/\S+\s*\)$", "", short)
    short = re.sub(r" - |\s*--\s*", " — ", short)  # the pages of some years have other dashes
    short = re.sub(r"^(The )?(situation the )?Middle East", "the Middle East", short).replace("Peace and Security", "peace and security")
    short = re.sub(r"^(First|Third) Report of (the )?", lambda found: f"the {found[1].lower()} report of the ", short)
    return re.sub(PLAIN, lambda found: found[0].lower(), short)


def _theatres(item: str) -> str:
    for name, theatres in WHERE:
        if re.search(name, item):
            return ";".join(theatres)
    found = [theatre for name, theatres in THEATRES if re.search(name, item) for theatre in theatres]
    return ";".join(dict.fromkeys(found))


MISPRINTED = {
    ("663", "S/PV.2939"): ("666", "the page prints 663; day and meeting are those between 665 and 667"),
    ("862", "S/PV.3272"): ("862", "the page has the mission as UNMIHAT; the list of the UN's operations has UNMIH (un-dppadposs)"),
    ("695", "S/PV.2990"): ("695", "the page prints 701, which is that of 31 July; day and meeting are those between 694 and 696"),
}
"""What a number on a page must be, by the number and the meeting, and why."""

TWICE: tuple[Row, ...] = (
    {
        "number": "695",
        "date": "1991-05-30",
        "year": "1991",
        "meeting": "S/PV.2990",
        "topic": "The situation in the Middle East",
        "vote": "15-0-0",
    },
    {
        "number": "663",
        "date": "1990-08-14",
        "year": "1990",
        "meeting": "S/PV.2936",
        "topic": "Admission of new Members",
        "vote": "15-0-0",
    },
)
"""Resolutions of a page that has two of one number, so that the compilation has that number once only."""

SPANNED = {
    "18": ("1947-02-13", "S/PV.105"),
    "22": ("1947-04-09", "S/PV.127"),
    "25": ("1947-05-22", "S/PV.137"),
    "26": ("1947-06-04", "S/PV.138"),
    "34": ("1947-09-15", "S/PV.202"),
    "37": ("1947-12-09", "S/PV.222"),
    "71": ("1949-07-27", "S/PV.432"),
    "74": ("1949-09-16", "S/PV.447"),
    "75": ("1949-09-27", "S/PV.448"),
    "76": ("1949-10-05", "S/PV.449"),
    "79": ("1950-01-17", "S/PV.462"),
    "86": ("1950-09-26", "S/PV.503"),
    "89": ("1950-11-17", "S/PV.524"),
    "94": ("1951-05-29", "S/PV.548"),
    "97": ("1952-01-30", "S/PV.571"),
    "102": ("1953-12-03", "S/PV.645"),
    "103": ("1953-12-03", "S/PV.645"),
    "110": ("1955-12-16", "S/PV.707"),
    "117": ("1956-09-06", "S/PV.733 (closed)"),
    "136": ("1960-05-31", "S/PV.864"),
    "137": ("1960-05-31", "S/PV.864"),
    "299": ("1971-09-30", "S/PV.1587"),
    "304": ("1971-12-08", "S/PV.1609"),
    "570": ("1985-09-12", "S/PV.2604"),
    "575": ("1985-10-17", "S/PV.2623"),
    "617": ("1988-07-29", "S/PV.2822"),
    "618": ("1988-07-29", "S/PV.2822"),
}
"""Day and meeting where the page has them in cells that span several rows: the compilation has those of the next meeting.

The texts bear the same days.
"""

BEARS = {
    "29": "12 August 1947",
    "46": "17 April 1948",
    "48": "23 April 1948",
    "56": "19 August 1948",
    "58": "28 September 1948",
    "66": "29 December 1948",
    "145": "22 July 1960",
    "146": "9 August 1960",
    "289": "23 November 1970",
    "313": "28 February 1972",
    "521": "19 September 1982",
}
"""The day that the text of a resolution bears (crunsc) where the page has another, most often that on which the meeting began, or none."""

KNOWN = {number: f"the text of the resolution bears {day} (crunsc)" for number, day in BEARS.items()} | {
    "462": "the page has the day on which the meeting began; the text has it adopted at the resumed meeting (crunsc), "
    "a copy of it of 9 January (Refworld)"
}
"""What is known against the day on the page."""

VOTES = {"1969": "15-0-0", "2082": "15-0-0"}
"""Votes on the page that the compilation lost."""

HOW = {
    "unanimously": "2 9 13 15 29 43 72 114 115 116 117 118 121 129 130 136 137 139 140 141 142 147 148 149 150 151 152 153 154 155 158 "
    "159 160 165 170 372 373 374 547 548 551 553 557 558 559 560 562 563 564 565 567 568 570 571 572 574 578 589 595 603 "
    "805",
    "without a vote": "1 272 286 335 702 703 704 709 710 711 732 735 736 737 738 739 742 754 763 800 801 828 829 848 904 918 936 951 963 "
    "979 980 1018 1090 1091 1121 1248 1253 1278 1326 1358 1361 1414 1426 1571 1715 1914 1926 1999 2034 2403 2638",
    "by consensus": "591",
}
"""How the page has a resolution adopted where it counts no votes: words that the compilation leaves out."""


def _resolutions(rows: list[Row], record: Record) -> Iterator[Row]:
    """Resolutions that are not curated, in the order of their numbers."""
    curated = {event.id: event for event in record.events}
    how = {number: said for said, numbers in HOW.items() for number in numbers.split()}
    numbered = [(*MISPRINTED.get((row["number"], row["meeting"]), (row["number"], "")), row) for row in (*rows, *TWICE)]
    for number, misprinted, row in sorted(numbered, key=lambda one: int(one[0])):
        date, meeting = SPANNED.get(number, (row["date"], row["meeting"]))
        event = curated.get(f"unscr-{number}")
        if event:
            if str(event.date) != date:
                print(f"{event.id}: {event.date} curated, {date} compiled")
            continue
        vote = VOTES.get(number, row["vote"])
        adopted = f"adopted {vote} (for, against, abstaining)" if vote else "adopted; the page gives no vote"
        yield {
            "number": number,
            "date": date,
            "subject": subject(row["topic"], 80 - len(f"Security Council resolution {number}: ")),
            "theatres": _theatres(row["topic"]),
            "institutions": ";".join(["un", *(mission for name, mission in MISSIONS if re.search(name, row["topic"]))]),
            "vote": f"adopted {how[number]}" if number in how else adopted,
            "meeting": meeting,
            "page": row["year"],
            "caveat": misprinted or KNOWN.get(number, ""),
        }


def _vetoes(rows: list[Row], record: Record) -> Iterator[Row]:
    """Vetoed drafts that are not curated, the oldest first."""
    curated = {str(event.date) for event in record.events if "veto" in event.tags and event.kind == "decision"}
    drafts: Counter[str] = Counter()
    for row in sorted(rows, key=lambda one: (_day_of_veto(one), one["draft"])):
        day = _day_of_veto(row)
        if day.split("/")[0] in curated:  # the list has a meeting of several days by all of them
            continue
        who = [VETOING[one] for one in re.findall("|".join(VETOING), row["vetoed_by"])]
        names = [
            {"soviet-union": "Soviet Union", "rus": "Russia", "usa": "United States", "gbr": "Britain", "chn": "China", "fra": "France"}[
                one
            ]
            for one in who
        ]
        draft = "-".join(re.findall(r"[a-z0-9]+", row["draft"].lower()))
        drafts[draft] += 1
        said = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        vetoed = f"{said} {'veto' if len(who) > 1 else 'vetoes'} a draft"
        yield {
            "id": draft + (f"-{drafts[draft]}" if drafts[draft] > 1 else ""),
            "date": day,
            "who": vetoed,
            "actors": ";".join(who),
            "subject": subject(row["agenda_item"], 80 - len(f"{vetoed}: ")),
            "theatres": _theatres(row["agenda_item"]),
            "draft": row["draft"].replace(" | ", " "),
            "meeting": row["record"],
        }


MONTHS = {name: number for number, name in enumerate(month_abbr)}


def _day_of_veto(row: Row) -> str:
    """The day or days, from what the list writes: `30 January 86`, `14-15 December 2001`."""
    if row["date"]:
        return row["date"]
    days, month, year = row["date_as_written"].split()
    ends = [f"{int(year) + (1900 if len(year) == 2 else 0)}-{MONTHS[month[:3]]:02}-{int(day):02}" for day in days.split("-")]
    return "/".join(dict.fromkeys(ends))


def _mission(name: str, month: str) -> str:
    """The id of a mission in a month, `199305`."""
    for until, one in SENIOR.get(name, ()):
        if not until or month < until:
            return one
    return name.lower().replace(" ", "-")


def _month(day: str) -> tuple[str, str]:
    """The month of a report, and the caveat to it: which day of the month was counted the compilation does not say reliably."""
    right = monthrange(int(day[:4]), int(day[5:7]))[1] == int(day[8:])
    return day[:7], "" if right else f"the compilation has it of {day}, which is no month's end"


COUNTED = {
    "troops": ("troops", "troops", "in-force"),
    "police": ("personnel", "people", "police"),
    "observers": ("personnel", "people", "military-observers"),
    "together": ("personnel", "people", "troops-and-observers"),
}
"""What is counted: measure, unit, scope."""

PARTED = "1992-08"
"""The first month whose report parts observers from troops."""


def _strength(rows: list[Row]) -> Iterator[Row]:
    """The strength of each mission by month; where two names stand for one mission in a month, the larger number."""
    found: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        mission = _mission(row["Mission"], row["Date"][:7].replace("-", ""))
        date, caveat = _month(row["Date"])
        for who in ("troops", "police", "observers"):
            if row[who.title()] in ("NA", "0", ""):
                continue
            kind = "together" if who == "troops" and date < PARTED else who
            measure, unit, scope = COUNTED[kind]
            made = {
                "mission": mission,
                "date": date,
                "who": kind,
                "value": row[who.title()],
                "measure": measure,
                "unit": unit,
                "scope": scope,
                "day": row["Date"],
                "caveat": caveat,
            }
            key = mission, date, kind
            if key not in found or int(found[key]["value"]) < int(made["value"]):
                found[key] = made
    _stand_apart(found)
    _hardly_any(found)
    return iter(sorted(found.values(), key=lambda one: (one["mission"], one["who"], one["date"])))


def _stand_apart(found: dict[tuple[str, str, str], Row]) -> None:
    """Say of a month whose number is over twice, or under half, of both the months beside it that it is: most likely a slip."""
    reported: dict[str, set[str]] = {}
    for mission, date, _ in found:
        reported.setdefault(mission, set()).add(date)
    for (mission, date, who), row in found.items():
        beside = []
        for month in (_months_on(date, -1), _months_on(date, 1)):
            kind = "together" if who == "troops" and month < PARTED else who
            if month in reported[mission]:
                beside.append(int(found[mission, month, kind]["value"]) if (mission, month, kind) in found else 0)
        value = int(row["value"])
        if len(beside) == 2 and (value > 2 * max(beside) + 10 or 2 * value + 10 < min(beside)):
            before, after = (str(one) if one else "none" for one in beside)
            apart = f"stands apart: {before} in the month before, {after} in the month after"
            row["caveat"] = "; ".join(filter(None, (row["caveat"], apart)))


def _hardly_any(found: dict[tuple[str, str, str], Row]) -> None:
    """Say of troops of a mission that has none in nineteen months of twenty that it is so: a mission of observers or police.

    Where the observers are missing in that month and one close by has about as many, they are most likely the same people.
    """
    reported: dict[str, set[str]] = {}
    for mission, date, _ in found:
        reported.setdefault(mission, set()).add(date)
    months = Counter(mission for mission, _, who in found if who == "troops")
    for (mission, date, who), row in found.items():
        if who != "troops" or 20 * months[mission] > len(reported[mission]):
            continue
        said = f"the compilation has troops of this mission in {months[mission]} of its {len(reported[mission])} months"
        near = (_months_on(date, months_on) for months_on in (1, -1, 2, -2))
        beside = next((one for one in near if (mission, one, "observers") in found), "")
        if beside and (mission, date, "observers") not in found:
            observers = found[mission, beside, "observers"]["value"]
            if abs(int(observers) - int(row["value"])) * 5 < int(observers):
                said += f", and no observers in this one, but {observers} in {beside}: most likely the same people"
        row["caveat"] = "; ".join(filter(None, (row["caveat"], said)))


def _months_on(date: str, months: int) -> str:
    """The month so many months later: `1994-01` and -1 are `1993-12`."""
    count = int(date[:4]) * 12 + int(date[5:7]) - 1 + months
    return f"{count // 12}-{count % 12 + 1:02}"


def _contributors(rows: list[Row]) -> Iterator[Row]:
    """Who gave what to which mission: troops at the end of each quarter, police and observers of each June and December."""
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        date, caveat = _month(row["Date"])
        state = _state(row["Contributor ISO-3"])
        police = int(row["Individual Police Total"] or 0) + int(row["Formed Police Units Total"] or 0)
        for who, number in (
            ("troops", int(row["Troops Total"] or 0)),
            ("police", police),
            ("observers", int(row["Experts on Mission Total"] or 0)),
        ):
            if not number or int(date[5:7]) % (3 if who == "troops" else 6):
                continue
            measure, unit, scope = COUNTED[who]
            mission = _mission(row["Mission"], date[:7].replace("-", ""))
            key = mission, state, who, date
            if key in found:
                found[key]["value"] = str(int(found[key]["value"]) + number)
                continue
            found[key] = {
                "mission": mission,
                "state": state,
                "date": date,
                "who": who,
                "value": str(number),
                "measure": measure,
                "unit": unit,
                "scope": scope,
                "day": row["Date"],
                "caveat": caveat,
            }
    return iter(sorted(found.values(), key=lambda one: (one["mission"], one["state"], one["who"], one["date"])))


def _state(code: str) -> str:
    return STATES.get(code, code.lower())


def _deaths(rows: list[Row], alive: "_Alive") -> Iterator[Row]:
    """How many of the list died: in each mission in all, in each year, and of each nation in each year.

    The list ends within a year: of that year, and of a mission that goes on, a number is one up to its last day.
    """
    end = max(row["incident_date"] for row in rows)
    until = f"up to {int(end[8:])} {month_name[int(end[5:7])]}"
    counts: Counter[tuple[str, str, str]] = Counter()
    names: dict[str, str] = {}
    for row in {row["casualty_id"] + row["incident_date"]: row for row in rows}.values():
        year = row["incident_date"][:4]
        mission = _mission(row["mission_acronym"], row["incident_date"][:7].replace("-", ""))
        nation = row["casualty_nationality"]
        names[mission] = row["mission_acronym"]
        code = row["isocode3"] or CODES.get(nation, "")
        counts[mission, year, ""] += 1
        if code:
            counts[mission, year, _state(code)] += 1
    years: dict[str, list[str]] = {}
    for (mission, year, nation), number in sorted(counts.items()):
        if not nation:
            years.setdefault(mission, []).append(year)
        cut = year == end[:4]
        yield {
            "mission": mission,
            "date": f"{year}-01-01/{end}" if cut else year,
            "state": nation,
            "value": str(number),
            "scope": "un-deaths-in-year",
            "row": f"rows of {names[mission]}, {year}",
            "when": f"in {year}, {until}" if cut else f"in {year}",
            "id": "-".join(filter(None, (mission, year, nation))),
        }
    for mission, mine in years.items():
        whole = sum(number for (one, _, nation), number in counts.items() if one == mission and not nation)
        goes_on = alive.on(mission, end)
        last = end if goes_on else mine[-1]
        span = mine[0] if mine[0] == last else f"{mine[0]}/{last}"
        yield {
            "mission": mission,
            "date": span,
            "state": "",
            "value": str(whole),
            "scope": "un-deaths",
            "row": f"rows of {names[mission]}",
            "when": f"{until} {end[:4]}" if goes_on else "in all",
            "id": f"{mission}-in-all",
        }


class _Alive:
    """Which rows are of missions on record, and of a time at which those existed."""

    def __init__(self, record: Record) -> None:
        self._known = {one.id for one in record.institutions}
        self._lives = lives(record.relations, {source.id: source.tier for source in record.sources})
        self.left_out: Counter[str] = Counter()

    def only(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Those rows; the others are counted."""
        for row in rows:
            date = parse(row["date"])
            mission, state = row["mission"], row.get("state", "")
            if mission not in self._known:
                self.left_out[f"{mission} is no institution on record"] += 1
            elif state and state not in self._known:
                self.left_out[f"{state} is no state on record"] += 1
            elif outside := next(
                (one for one in (mission, state) if self._over(one, day_number(date.min, 0), day_number(date.max, OPEN_DAY))), ""
            ):
                self.left_out[f"outside the life of {outside}"] += 1
            else:
                yield row

    def on(self, mission: str, day: str) -> bool:
        """Whether a mission of which a life is on record lived on that day."""
        date = parse(day)
        return mission in self._lives and not self._over(mission, day_number(date.min, 0), day_number(date.max, OPEN_DAY))

    def _over(self, identity: str, first: int, last: int) -> bool:
        life = self._lives.get(identity, Life())
        return last < life.first or first > life.last


if __name__ == "__main__":
    main(Path(sys.argv[1]))
