"""The HTML page without a browser: what it holds, what it may not hold, and what it lets run."""

import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pages import event

from alliancecli.dates.days import OPEN_DAY
from alliancecli.render import Surface, render
from alliancecli.views.timeline import timeline
from conftest import TESTS, Cli

VOID = frozenset(("meta", "input", "br", "link", "img"))
UNCLOSED = frozenset(("p", "dt", "dd"))
"""What HTML lets stand open until what it is in ends."""
"""What is not closed; of SVG all that ends in `/>` is told as closed at once."""
EVIL = "</script></style><script>alert(1)</script><img src=x onerror=alert(2)> \"' javascript: $title {0} &lt;"


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text; every element that was opened has been closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.inside: list[str] = []
        self.feed(html)
        self.close()
        assert not self.inside

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.inside.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self.inside[-1] != tag and self.inside[-1] in UNCLOSED:
            self.inside.pop()
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1] not in ("script", "style"):
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def all(self, tag: str, kind: str = "") -> list[dict[str, str]]:
        return [at for name, at in self.elements if name == tag and (not kind or kind in at.get("class", "").split())]


def drawn(*rows: dict[str, object]) -> str:
    return "".join(render(timeline(iter(rows), certain=False, left_out=0, footnotes=True), "html", Surface()))


COMMANDS = {
    "timeline": ["timeline", "--weight", "background"],
    "during": ["timeline", "--during", "2003-08"],
    "on": ["on", "11 Aug"],
    "troops": ["troops", "force", "--as-of", "2009-01"],
    "figures": ["figures"],
    "institutions": ["institutions"],
    "sources": ["sources"],
    "terms": ["terms"],
    "show": ["show", "force"],
    "fields": ["timeline", "--fields", "date,title"],
    "none": ["timeline", "--from", "3000"],
}


@pytest.mark.parametrize(("limit", "said"), [("2", "2 of 7 shown (--limit)"), ("7", "")])
def test_what_a_limit_cut_is_said_above_the_rows(mini: Cli, tmp_path: Path, limit: str, said: str) -> None:
    mini("timeline", "--weight", "background", "--limit", limit, "-q", "-o", str(tmp_path / "out.html"))
    head, _, rows = (tmp_path / "out.html").read_text(encoding="utf-8").partition("<main")
    assert re.findall(r'class="note">(.*?)</p>', head) == [said] * bool(said)
    assert "shown (--limit)" not in rows


@pytest.mark.parametrize("name", COMMANDS)
def test_it_is_one_file_that_asks_for_nothing(mini: Cli, name: str) -> None:
    page = Page(mini(*COMMANDS[name], "-f", "html").out)
    assert not [at for _, at in page.elements if "src" in at or "srcset" in at or "style" in at or any(key.startswith("on") for key in at)]
    assert not page.all("link")
    assert all(at["href"].startswith(("#", "https://")) for at in page.all("a"))
    assert {"name": "referrer", "content": "no-referrer"} in page.all("meta")


def test_a_page_of_six_hundred_events_can_be_mailed(alliance: Cli) -> None:
    page = alliance("timeline", "--from", "1990", "--weight", "detail", "--limit", "600", "-f", "html").out
    assert page.count("<details id=") == 600
    assert len(page.encode()) < 400_000


def test_a_mark_without_words_takes_them_from_its_card_where_there_is_one(mini: Cli) -> None:
    titles = re.findall(r'<a class="event[^>]*><title>([^<]*)</title>', mini("timeline", "--weight", "background", "-f", "html").out)
    assert titles
    assert not [title for title in titles if ": " in title]


@pytest.mark.parametrize("name", COMMANDS)
def test_its_policy_allows_its_own_style_and_script_and_no_other(mini: Cli, name: str) -> None:
    html = mini(*COMMANDS[name], "-f", "html").out
    (policy,) = [at["content"] for at in Page(html).all("meta") if at.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        texts = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        hashes = re.findall(rf"{tag}-src '(sha256-[^']+)'", policy)
        assert hashes == [f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}" for text in texts]


@pytest.mark.parametrize("name", COMMANDS)
def test_its_ids_are_there_once_and_its_links_lead_to_them(mini: Cli, name: str) -> None:
    page = Page(mini(*COMMANDS[name], "-f", "html").out)
    ids = [at["id"] for _, at in page.elements if "id" in at]
    assert len(ids) == len(set(ids))
    assert {at["href"][1:] for at in page.all("a") if at["href"][0] == "#"} <= set(ids)
    assert {
        word for _, at in page.elements for key in ("for", "aria-labelledby", "aria-describedby") for word in at.get(key, "").split()
    } <= set(ids)


@pytest.mark.parametrize(
    "key", ["id", "title", "summary", "caveat", "kind", "status", "shown", "theatres", "tags", "source", "anchor", "locator"]
)
def test_what_a_record_says_is_text_and_never_markup(key: str) -> None:
    row = event("one", "2003")
    if key in ("theatres", "tags"):
        row[key] = [EVIL]
    elif key in ("source", "anchor", "locator"):
        row["sources"] = [{**row["sources"][0], key: EVIL}]
    else:
        row[key] = EVIL
    page = Page(drawn(row))
    assert EVIL in page.text
    assert len(page.all("script")) == 1
    assert not page.all("img")


def test_control_and_direction_marks_are_written_out() -> None:
    html = drawn(event("one", "2003", title="a\x1b[31m\u202eb\x00"))
    assert "a\\x1b[31m\\u202eb\\x00" in html
    assert not re.search("[\x00\x1b\u202e]", html)


def test_a_card_holds_all_that_the_record_has(mini: Cli) -> None:
    page = Page(mini("timeline", "--weight", "background", "-f", "html").out)
    assert {at["id"] for at in page.all("details") if "claim" not in at.get("class", "")} == {
        row["id"] for row in mini("timeline", "--weight", "background", "--json").rows
    }
    for said in (
        "11 Aug",
        "(year)",
        "Caveat: The paper has August only",
        "diary, p. 4: “11 August”",
        "there dated Aug 2003",
        "planned",
        "summer 2003",
    ):
        assert said in page.text.replace("\n", "")


def test_where_no_end_is_known_nothing_is_drawn_but_the_card_is_there() -> None:
    row = {**event("one", "2003"), "date": "../..", "date_min": None, "date_max": None, "first": -OPEN_DAY, "last": OPEN_DAY}
    page = Page(drawn(row))
    assert not page.all("svg")
    assert [at["id"] for at in page.all("details")] == ["one"]
    assert "No known beginning: The title of one (" in Page(drawn(row, event("two", "2003"))).text


def test_a_table_says_what_its_rows_and_columns_are(mini: Cli) -> None:
    page = Page(mini("troops", "force", "--as-of", "2009-01", "-f", "html").out)
    assert page.all("caption")
    assert {at["scope"] for at in page.all("th")} == {"col", "rowgroup"}
    assert "number" in page.all("td", "strong")[-1]["class"].split()
    for hedge in ("about 2,000", "100–120", "withheld", "computed from 2 parts"):
        assert hedge in page.text
    assert {at["href"] for at in page.all("a")} >= {"#_note-1", "#_note-2"}


def test_fields_and_sources_are_left_out_when_asked(mini: Cli) -> None:
    table = Page(mini("timeline", "--fields", "date,title", "-f", "html").out)
    assert table.all("table")
    assert not table.all("details")
    assert "diary" not in mini("timeline", "--no-sources", "-f", "html").out
    assert "diary" not in mini("troops", "--no-sources", "-f", "html").out


def test_what_is_said_on_stderr_is_on_the_page_too(mini: Cli) -> None:
    result = mini("timeline", "--during", "2003-08", "-f", "html")
    assert result.err.strip() in Page(result.out).text


def test_a_page_is_utf8_whatever_the_terminal_takes() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "ALLIANCE_DATA": str(TESTS / "mini")}
    command = [sys.executable, "-m", "alliancecli", "figures", "-f", "html"]
    ran = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert "Côte d'Ivoire" in Page(ran.stdout.decode("utf-8")).text


def test_a_page_says_what_it_is(mini: Cli, tmp_path: Path) -> None:
    mini("timeline", "--from", "2003", "--theatre", "north", "-q", "-o", str(tmp_path / "out.html"))
    page = Page((tmp_path / "out.html").read_text(encoding="utf-8"))
    assert "alliance timeline --from 2003 --theatre north" in page.text
    assert re.search(r"record \S+ of \d{4}-\d\d-\d\d", page.text)
    assert {"https://example.org/diary"} <= {at["href"] for at in page.all("a")}
    assert "“11 August”" in page.text
    whole = Page(mini("timeline", "-f", "html").out)
    assert f"{len(mini('timeline', '--json').rows)} events" in whole.text
    assert page.all("a", "event")
