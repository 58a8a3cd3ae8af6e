"""The site of the bundled record: every link leads somewhere, and a hundred pages say no more than `alliance show` does."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from random import Random
from urllib.parse import unquote

import pytest

from conftest import Cli

pytestmark = pytest.mark.scale

PAGES = 100
MOST = 4
"""Claims of one page that are compared."""

OWN = ("event", "term", "source")
"""Pages that show one record; on the others each line is a record of its own."""


def plain(html: str) -> str:
    """The text of a piece of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def numbers(text: str) -> set[str]:
    """The numbers in a text, days and years among them, less commas and zeros before them."""
    return {re.sub(r"[,.]", "", found).lstrip("0") for found in re.findall(r"\d[\d,.]*", text)}


CLAIMS = (
    r'<tr id="(?P<id>[^"]*)"><td>(?P<when>.*?)</td>(?P<rest>.*?)</tr>',
    r'<span id="(?P<id>[^"]*)"><time>(?P<when>.*?)</time>(?P<rest>.*?)</span>',
    r'<li data-weight[^>]*><time>(?P<when>.*?)</time> <a href="(?:\.\./event/)?(?P<id>[^"]*)\.html">(?P<rest>.*?)</li>',
    r'<li id="(?P<id>[^"]*)">(?P<name>.*?)<time>(?P<when>.*?)</time>(?P<rest>.*?)</li>',
)
"""How claims stand on a page: a number in a row, of many contributors on a line of one, an event in a list, a relation."""


def said(page: Path, html: str) -> Iterator[tuple[str, str, str]]:
    """What a page says of a record: its id, the date in words, and everything, both as text."""
    main = html[html.index("<main") : html.index("</main>")]
    main = re.sub(r'<figure>.*?</figure>|<a href="../source/[^>]*>.*?</a>', "", main, flags=re.DOTALL)
    if page.parent.name in OWN:
        alone = re.split("<h2>(?:What it made so|Events that|Numbers that|Relations that)", main)[0]
        when = re.search(r"<time.*?>(.*?)</time>", alone)
        yield page.stem, plain(when[1]) if when else "", re.sub(r"https?://\S+", "", plain(alone))
    for claim in (found for form in CLAIMS for found in re.finditer(form, main)):
        yield claim["id"], plain(claim["when"]), plain(claim[0])


def test_a_hundred_pages_show_no_number_or_date_that_show_does_not(bundled_site: Path, alliance: Cli) -> None:
    chance = Random(21)
    pages = sorted(path for path in bundled_site.rglob("*.html") if path.stem != "index")
    per_kind = [chance.sample([path for path in pages if path.parent.name == kind], 20) for kind in ("institution", "theatre", "year")]
    chosen = [path for paths in per_kind for path in paths] + chance.sample(pages, PAGES - 60)
    compared = 0
    for path in chosen:
        claims = list(said(path, path.read_text(encoding="utf-8")))
        assert claims or path.parent.name == "institution"
        for one, when, text in claims[:1] + chance.sample(claims[1:], min(MOST, len(claims) - 1) if claims else 0):
            shown = alliance("show", one)
            told = " ".join(shown.out.split())
            assert shown.code == 0
            assert when in told, f"{path}: {one}: {when}"
            assert numbers(text) <= numbers(told) | numbers(alliance("show", one, "--json").out), f"{path}: {one}: {text}"
            compared += 1
    assert compared > 250


def test_every_link_leads_somewhere(bundled_site: Path) -> None:
    there = {str(path.relative_to(bundled_site)) for path in bundled_site.rglob("*") if path.is_file()}
    ids: dict[str, set[str]] = {}
    wanted: set[tuple[str, str, str]] = set()
    for path in bundled_site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        name = str(path.relative_to(bundled_site))
        ids[name] = set(re.findall(r' id="([^"]*)"', html))
        assert len(ids[name]) == len(re.findall(r' id="([^"]*)"', html)), f"{name}: an id stands twice"
        for link in set(re.findall(r' (?:href|src)="([^"]*)"', html)):
            if not link.startswith(("http:", "https:")):
                file, _, fragment = unquote(unescape(link)).partition("#")
                beside = f"{path.parent.relative_to(bundled_site)}/{file}".removeprefix("./")
                target = file.removeprefix("../") if file.startswith("../") else beside
                wanted.add((name, target if file else name, fragment))
    assert [one for one in wanted if one[1] not in there] == []
    assert [one for one in wanted if one[2] and one[2] not in ids[one[1]]] == []
    assert len(wanted) > 70_000
