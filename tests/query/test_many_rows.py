"""Of very many rows no more than a page is laid out at a time."""

from collections.abc import Iterator

import pytest

from alliancecli.errors import BadUsage
from alliancecli.query.rows import Row
from alliancecli.render import FORMATS, Surface, html, render
from alliancecli.render.texts import BLOCK
from alliancecli.views import view as views
from alliancecli.views.timeline import timeline
from conftest import Cli


@pytest.fixture
def event(mini: Cli) -> Row:
    """A row to be repeated."""
    return {**mini("timeline", "--json", "--limit", "1").rows[0], "shown": "2003"}


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("html", "sarif")])
def test_the_first_rows_are_written_before_the_last_are_read(name: str, event: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    def rows() -> Iterator[Row]:
        for n in range(2 * BLOCK):
            read.append(n)
            yield event

    read: list[int] = []
    monkeypatch.setattr(views, "PAGE", 100)
    text = render(timeline(rows(), certain=False, left_out=0, footnotes=True), name, Surface())
    next(iter(text))
    assert len(read) <= BLOCK


def test_each_page_of_a_table_has_its_own_sources(event: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PAGE", 2)
    text = "".join(render(timeline([event] * 5, certain=False, left_out=0, footnotes=True), "table", Surface()))
    assert (text.count(event["title"]), text.count("Sources")) == (5, 3)


def test_a_page_that_no_browser_would_show_is_refused(event: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_ROWS", 3)
    with pytest.raises(BadUsage, match="a page of more than 3 rows is more than a browser shows; add a filter or --limit"):
        list(render(timeline([event] * 4, certain=False, left_out=0, footnotes=True), "html", Surface()))
