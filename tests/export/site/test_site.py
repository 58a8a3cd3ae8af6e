"""`alliance export site`: pages that link to each other, say what the record says, and need nothing else."""

import csv
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from alliancecli.export.site.content import LONG
from alliancecli.export.site.html import Safe, join, separated, tag, text
from alliancecli.export.site.pictures import LEAST, MOST
from alliancecli.model.folding import fold
from conftest import TESTS, Cli
from harm import folder


class Read(HTMLParser):
    """What a page has: its links, the ids on it, what it says of itself (schema.org), and attributes that no policy lets through."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.unsafe: list[str] = []
        self.scripts: list[str | None] = []
        self.data: dict[str, str] = {}
        self._told = ""
        self.feed(page)

    def handle_starttag(self, name: str, given: list[tuple[str, str | None]]) -> None:
        known = dict(given)
        self.links += [known[key] or "" for key in ("href", "src") if key in known]
        if known.get("id"):
            self.ids.add(known["id"] or "")
        self.unsafe += [key for key in known if key == "style" or key.startswith("on")]
        if name == "script":
            self.scripts.append(known.get("src"))
        if "itemscope" in known:
            self.data["type"] = known["itemtype"] or ""
        if prop := known.get("itemprop"):
            self._told = "" if known.get("datetime") else prop
            self.data[prop] = known.get("datetime") or ""

    def handle_data(self, data: str) -> None:
        if self._told:
            self.data[self._told] += data

    def handle_endtag(self, name: str) -> None:
        self._told = ""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site") / "site"


@pytest.fixture
def site(mini: Cli, made: Path) -> Path:
    """The site of the mini record."""
    if not made.exists():
        assert mini("export", "site", str(made)).code == 0
    return made


def pages(site: Path) -> dict[Path, Read]:
    return {path: Read(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def test_every_link_leads_somewhere(site: Path) -> None:
    found = pages(site)
    inner = 0
    for path, page in found.items():
        for link in page.links:
            if re.match(r"https?://", link):
                continue
            name, _, fragment = unquote(link).partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target.is_file(), f"{path}: {link}"
            assert not fragment or fragment in found[target].ids, f"{path}: {link}"
            inner += 1
    assert inner > 200


def test_who_holds_an_office_of_a_thing_stands_on_its_page(mini: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = shutil.copytree(TESTS / "mini", tmp_path / "data")
    sources = "sources: [{source: diary, locator: p. 1}]"
    with (data / "institutions.yaml").open("a", encoding="utf-8") as file:
        file.write(f"- {{id: chief, name: Chief of the Force, kind: position, {sources}}}\n")
    with (data / "relations.yaml").open("a", encoding="utf-8") as file:
        file.write(f"- {{id: chief-parent, subject: chief, relation: parent, object: force, {sources}}}\n")
        file.write(f"- {{id: chief-holder, subject: chief, relation: holder, name: Emmy Noether, date: '2005', {sources}}}\n")
    monkeypatch.setenv("ALLIANCE_DATA", str(data))
    assert mini("export", "site", str(tmp_path / "site")).code == 0
    for one in ("force", "chief"):
        page = (tmp_path / "site" / "institution" / f"{one}.html").read_text(encoding="utf-8")
        assert "Emmy Noether" in page.partition("Who held it or led it")[2].partition("<h2>")[0]


def test_there_is_a_page_of_each_thing(site: Path, mini: Cli) -> None:
    for kind, command in (("institution", "institutions"), ("source", "sources"), ("term", "terms")):
        ids = {row["id"] for row in mini(command, "--json").rows}
        assert {path.stem for path in (site / kind).glob("*.html")} == ids | {"index"}
    events = mini("timeline", "--weight", "background", "--json").rows
    assert {path.stem for path in (site / "event").glob("*.html")} == {row["id"] for row in events}
    years = {row["date_min"][:-6] for row in events if row["date_min"]}
    assert {path.stem for path in (site / "year").glob("*.html")} == {str(int(year)) for year in years} | {"index"}


def test_a_page_shows_no_number_that_the_record_does_not_have(site: Path, mini: Cli) -> None:
    rows = mini("figures", "--json").rows
    numbers = {f"{row[key]:,}" for row in rows for key in ("value", "value_min", "value_max") if row[key] is not None}
    shown = 0
    for path in (site / "institution").glob("*.html"):
        page = path.read_text(encoding="utf-8")
        for cell in re.findall(r'<tr id="[^"]*"><td>.*?</td><td>(.*?)</td>|<span id="[^"]*"><time>.*?</time>: (.*?)</span>', page):
            for number in re.findall(r"[0-9][0-9,.]*", unescape("".join(cell))):
                assert number in numbers, f"{path}: {number}"
                shown += 1
    assert shown > 10


def test_a_page_has_its_rows_beside_it_as_the_commands_print_them(site: Path, mini: Cli) -> None:
    (row,) = [row for row in mini("timeline", "--weight", "background", "--json").rows if row["id"] == "force-takes-over"]
    (told,) = json.loads((site / "event" / "force-takes-over.json").read_text(encoding="utf-8"))["events"]
    assert told == {key: row[key] for key in told}
    assert row.keys() - told.keys() == {"date_min", "date_max", "precision", "certainty"}
    with (site / "institution" / "force-figures.csv").open(encoding="utf-8", newline="") as file:
        beside = {line["id"]: line for line in csv.DictReader(file)}
    rows = {line["id"]: line for line in csv.DictReader(mini("figures", "--subject", "force", "--csv").out.splitlines())}
    assert beside.keys() == rows.keys()
    assert all(line.items() <= rows[one].items() for one, line in beside.items())


COMMANDS = {"figures": "figures", "events": "timeline --weight background", "institutions": "institutions", "terms": "terms"}


def test_each_row_is_in_one_table_and_what_gathers_rows_says_which(site: Path, mini: Cli) -> None:
    tables = {path: list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) for path in site.rglob("*.csv")}
    ids = {kind: [row["id"] for row in mini(*command.split(), "--json").rows] for kind, command in COMMANDS.items()}
    ids["relations"] = re.findall(r"[-{] ?id: ([a-z0-9-]+)", (TESTS / "mini" / "relations.yaml").read_text(encoding="utf-8"))
    for kind, expected in ids.items():
        homes = [
            rows
            for path, rows in tables.items()
            if path.stem.endswith(f"-{kind}") and path.parent.name not in ("theatre", "source", "site")
        ]
        assert Counter(row["id"] for rows in homes for row in rows) == Counter(expected)
    gathered = 0
    for source in (row["id"] for row in mini("sources", "--json").rows):
        for kind in ("figures", "relations"):
            for line in tables.get(site / "source" / f"{source}-{kind}.csv", ()):
                resting = [row for row in tables[(site / "source" / line["table"]).resolve()] if source in row["source"].split(";")]
                assert len(resting) == int(line[kind])
                gathered += len(resting)
    assert gathered > 5


def test_a_page_loads_nothing_from_elsewhere_and_obeys_its_own_policy(site: Path) -> None:
    for path, page in pages(site).items():
        written = path.read_text(encoding="utf-8")
        assert "default-src 'none'" in unescape(written)
        assert page.unsafe == []
        assert [Path(one or "").name for one in page.scripts] == ["site.js"]


def test_a_page_says_how_to_cite_it_and_what_it_is(site: Path, mini: Cli) -> None:
    page = (site / "event" / "force-takes-over.html").read_text(encoding="utf-8")
    data = Read(page).data
    assert (data["type"], data["identifier"]) == ("https://schema.org/Event", "force-takes-over")
    assert data["startDate"] == "2003-08-11"
    told = " ".join(unescape(re.sub("<[^>]*>", "", page)).split())
    for line in mini("cite", "force-takes-over", "--style", "chicago").out.splitlines():
        note, _, edition = line.removesuffix(".").partition("; via ")
        assert note in told
        assert f"via {edition}" in told


def test_the_page_of_a_source_has_its_entry_and_the_references(site: Path, mini: Cli) -> None:
    for row in mini("sources", "--json").rows:
        page = (site / "source" / f"{row['id']}.html").read_text(encoding="utf-8")
        assert mini("cite", row["id"], "--style", "chicago").out.strip() in unescape(re.sub("<[^>]*>", "", page))
        assert all(f'href="{row["id"]}.{ending}"' in page for ending in ("bib", "ris", "csl.json"))


def test_references_lie_beside_each_source_as_cite_prints_them(site: Path, mini: Cli) -> None:
    for row in mini("sources", "--json").rows:
        for style, ending in (("bibtex", "bib"), ("ris", "ris"), ("csl-json", "csl.json")):
            assert (site / "source" / f"{row['id']}.{ending}").read_bytes().decode() == mini("cite", row["id"], "--style", style).out


def test_schema_org_is_told_no_day_that_the_source_does_not_give(site: Path, mini: Cli) -> None:
    vague = 0
    for row in mini("timeline", "--weight", "background", "--json").rows:
        data = Read((site / "event" / f"{row['id']}.html").read_text(encoding="utf-8")).data
        if row["precision"] == "year":
            assert re.fullmatch("-?[0-9]{4}", data["startDate"])
            vague += 1
    assert vague


def test_a_picture_is_drawn_without_script_and_its_marks_are_doors(site: Path) -> None:
    page = (site / "institution" / "force.html").read_text(encoding="utf-8")
    drawn = page[page.index('<svg class="picture"') : page.index("</svg>")]
    assert "data-" not in drawn
    assert 'href="../event/force-takes-over.html"' in drawn
    assert 'class="claim ' in drawn
    style = (site / "site.css").read_text(encoding="utf-8")
    assert style.count("--sans:") == 1, "pictures are laid out for the widths of their own letters"
    assert all(f"--{name}:" in style for name in re.findall(r"var\(--([a-z0-9]+)\)", style))


def test_a_page_says_how_long_a_thing_lasted_by_each_source(site: Path) -> None:
    page = (site / "institution" / "force.html").read_text(encoding="utf-8")
    assert "<dt>life</dt><dd><span>2003–2011</span>; <span>from Aug 2003</span></dd>" in page


def test_what_is_too_little_to_draw_has_no_picture(site: Path) -> None:
    for page in ("institution/vanguard", "theatre/south"):
        assert "<figure" not in (site / f"{page}.html").read_text(encoding="utf-8")


def figure(site: Path, page: str) -> str:
    text = (site / f"{page}.html").read_text(encoding="utf-8")
    return text[text.index("<figure>") : text.index("</figure>")]


def test_a_picture_has_the_events_that_matter_and_says_what_it_is_of(site: Path) -> None:
    force, league, year = (figure(site, page) for page in ("institution/force", "institution/league", "year/2003"))
    title = "FRC: from about 5,000 troops, Aug 2003, to 60,000, 2009"
    assert force.startswith('<figure><div class="scroll" role="region" tabindex="0" aria-label="The picture, scrolls sideways"><svg')
    assert f'aria-label="{title}: 1 event and 4 claims of strength, 2003–2009"' in force
    assert force.endswith(f"<figcaption>{title}</figcaption>")
    assert 'aria-label="The League: 3 events, 1990–2011"' in league  # its detail of 2004 and its background are not drawn
    assert "two-fairs" not in league
    assert "hellenic-league" not in league
    assert 'aria-label="2003: 3 events, 2003"' in year
    assert "<figcaption" not in year  # the page has that title


def test_what_fades_in_a_picture_is_defined_in_it_and_nothing_else_is(site: Path) -> None:
    assert "<defs>" in figure(site, "institution/league")  # it goes on
    assert "<defs>" not in figure(site, "institution/force")


def test_three_events_that_matter_are_worth_a_picture(tmp_path: Path, alliance: Cli) -> None:
    rows = [(2001, "landmark"), *[(2001, "event")] * 2, (2001, "detail"), *[(2002, "event")] * 2, (2002, "detail")]
    text = "".join(f"e-{n},{year},Thing {n},meeting,{weight},,diary,p. 1\n" for n, (year, weight) in enumerate(rows))
    data = folder(tmp_path / "data", "id,date,title,kind,weight,institutions,source,locator\n" + text)
    assert alliance("export", "site", str(tmp_path / "site"), "--data", str(data)).code == 0
    assert set(re.findall(r'href="../event/(e-[0-9]+)', figure(tmp_path / "site", "year/2001"))) == {"e-0", "e-1", "e-2"}
    assert "<figure" not in (tmp_path / "site" / "year" / "2002.html").read_text(encoding="utf-8")


def test_an_early_year_says_its_era_in_pages_too(tmp_path: Path, alliance: Cli) -> None:
    row = "fair,0900,A fair is held,meeting,event,,diary,p. 1\n"
    data = folder(tmp_path / "data", "id,date,title,kind,weight,institutions,source,locator\n" + row)
    assert alliance("export", "site", str(tmp_path / "site"), "--data", str(data)).code == 0
    assert ">AD 900</h1>" in (tmp_path / "site" / "year" / "900.html").read_text(encoding="utf-8")
    assert ">AD 900</a>" in (tmp_path / "site" / "year" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("events", "drawn"), [(MOST, MOST), (MOST + 1, LEAST)])
def test_where_there_are_too_many_events_only_landmarks_are_drawn(tmp_path: Path, alliance: Cli, events: int, drawn: int) -> None:
    rows = "".join(
        f"e-{n},{2001 + n // 12}-{1 + n % 12:02},Thing {n},meeting,{'landmark' if n < LEAST else 'event'},force,diary,p. 1\n"
        for n in range(events)
    )
    data = folder(tmp_path / "data", "id,date,title,kind,weight,institutions,source,locator\n" + rows)
    assert alliance("export", "site", str(tmp_path / "site"), "--data", str(data)).code == 0
    page = (tmp_path / "site" / "institution" / "force.html").read_text(encoding="utf-8")
    picture = page[page.index('<svg class="picture"') : page.index("</svg>")]
    assert len(set(re.findall(r'href="../event/(e-[0-9]+)', picture))) == drawn
    assert all(f"Thing {n}<" in picture for n in range(drawn)), "a mark without words has them in its title"


def test_where_even_the_landmarks_are_too_many_no_event_is_drawn(tmp_path: Path, alliance: Cli) -> None:
    rows = "".join(f"e-{n},2001-{1 + n % 12:02},Thing {n},meeting,landmark,force,diary,p. 1\n" for n in range(MOST + 1))
    data = folder(tmp_path / "data", "id,date,title,kind,weight,institutions,source,locator\n" + rows)
    assert alliance("export", "site", str(tmp_path / "site"), "--data", str(data)).code == 0
    assert "<figure" not in (tmp_path / "site" / "institution" / "force.html").read_text(encoding="utf-8")


def words(site: Path) -> Callable[[str], list[str]]:
    """A search by whole words, as the script does it with the files that it loads."""
    read = (site / "find" / "pages.js").read_text(encoding="utf-8")
    entries = json.loads(read.removeprefix("pages(").rstrip().removesuffix(")"))

    def search(word: str) -> list[str]:
        shard = (site / "find" / f"{word[:2]}.js").read_text(encoding="utf-8")
        _, found = json.loads("[" + shard.removeprefix("words(").rstrip().removesuffix(")") + "]")
        return [entries[one][0] for one in found.get(word, [])]

    return search


def test_the_search_files_find_pages_by_their_words(site: Path) -> None:
    search = words(site)
    assert "institution/force.html" in search("frc")
    assert "event/force-takes-over.html" in search("takes")
    assert search("frzz") == []


def test_a_page_folds_what_is_typed_as_its_words_were_folded(site: Path) -> None:
    node = shutil.which("node") or pytest.skip("node is not installed here: the script of the site was not run")
    words = ["Łódź", "ŁÓDŹ", "Straße", "Ærø", "Diyarbakır", "Côte d’Ivoire", "Київ", "½ U.S."]
    folded = re.search(r"^const bare = .*?^}", (site / "site.js").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert folded
    script = f"{folded[0]}; console.log(JSON.stringify({json.dumps(words)}.map((word) => folded(word).join(' '))))"
    ran = subprocess.run([node, "-e", script], capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert json.loads(ran.stdout) == list(map(fold, words))


def test_hostile_text_stays_text() -> None:
    assert tag("a", "<b>", href='x" onclick="y') == '<a href="x&quot; onclick=&quot;y">&lt;b&gt;</a>'
    assert join("a", None, "", Safe("<br>"), "&") == "a<br>&amp;"
    assert separated([text("a"), text("b")], " < ") == "a &lt; b"
    assert text("a\x1b[31m\u202eb") == "a\\x1b[31m\\u202eb"


def test_open_tells_where_a_page_is(mini: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "cache"))
    told = mini("open", "frc", "--print")
    path = Path(told.out.strip())
    assert (path.is_file(), path.name) == (True, "force.html")
    assert "making the pages" in told.err
    again = mini("open", "force-2009-01-total", "--print")
    assert Path(again.out.strip()) == path
    assert again.err == ""
    assert mini("open", "nobody").code == 3


def test_a_number_of_an_event_stands_on_the_page_of_the_event(alliance: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = Path(shutil.copytree(TESTS / "mini", tmp_path / "record"))
    with (record / "figures.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "\n- {id: guests, title: Guests there, subject: force-takes-over, measure: personnel, value: 40, unit: people,"
            ' date: "2003-08-11", sources: [{source: diary, locator: p. 4}]}\n'
        )
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "cache"))
    page = Path(alliance("open", "guests", "--print", "--data", str(record)).out.strip())
    assert (page.parent.name, page.name) == ("event", "force-takes-over.html")
    assert '<tr id="guests"><td>11 Aug 2003</td><td>40</td>' in page.read_text(encoding="utf-8")
    gathered = (page.parents[1] / "source" / "diary-figures.csv").read_text(encoding="utf-8").splitlines()
    assert "force-takes-over,1,../event/force-takes-over-figures.csv" in gathered
    assert 'href="../event/force-takes-over.html#guests">40 people</a>' in (page.parents[1] / "source" / "diary.html").read_text(
        encoding="utf-8"
    )


def test_a_number_that_the_page_of_its_subject_leaves_to_the_csv_is_a_link_to_the_page(tmp_path: Path, alliance: Cli) -> None:
    rows = [f"f-{n},force,troops,{n},troops,2009-{n:02},{'paper-2009' if n == 2 else 'diary'},p. 1" for n in range(1, LONG + 2)]
    header = "id,subject,measure,value,unit,date,source,locator"
    data = folder(tmp_path / "data", "\n".join((header, *rows, "")), name="figures.csv")
    assert alliance("export", "site", str(tmp_path / "site"), "--data", str(data)).code == 0
    for source, address, number in (("paper-2009", "", 2), ("diary", f"#f-{LONG + 1}", LONG + 1)):
        page = (tmp_path / "site" / "source" / f"{source}.html").read_text(encoding="utf-8")
        assert f'href="../institution/force.html{address}">{number} troops</a>' in page


def test_without_a_browser_open_says_so(mini: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "cache"))
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address))
    monkeypatch.setenv("BROWSER", "something")
    told = mini("open")
    assert opened[0].endswith("/site/index.html")
    assert "no browser could be opened" in told.err
    assert told.out.strip().endswith("index.html")
