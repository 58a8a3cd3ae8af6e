"""Tables of a page in a real headless Chromium: sorted, filtered, narrowed and copied as a person would."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import test_browser

from conftest import Cli

browser = test_browser.browser
pytestmark = test_browser.pytestmark

DRAFT = Path(__file__).parents[3] / "docs" / "example" / "draft.md"
PAGES = {
    "members": ["members", "force"],
    "holders": ["holders", "force"],
    "lineage": ["lineage", "force"],
    "coverage": ["coverage"],
    "as-of": ["troops", "force", "--as-of", "2009-01"],
    "list": ["figures"],
    "chart": ["troops", "force", "--chart"],
    "bars": ["troops", "force", "--as-of", "2009-01", "--chart"],
    "verdicts": ["factcheck", str(DRAFT)],
}
SIDES = ["compare", "afghanistan", "iraq", "--from", "2001", "--to", "2003"]


@pytest.fixture
def figures(browser: Any, mini: Cli, tmp_path: Path) -> Any:
    """The figures of the mini record, open."""
    assert mini("figures", "-o", str(tmp_path / "out.html")).code == 0
    browser.get((tmp_path / "out.html").as_uri())
    return browser


def column(browser: Any, title: str) -> list[str]:
    """What stands under a title, in the lines that can be seen."""
    script = """
        const table = document.querySelector("table.tools");
        const head = [...table.tHead.rows[0].cells].find(cell => cell.textContent === arguments[0]);
        return [...table.tBodies].flatMap(body => [...body.rows]).filter(row => row.checkVisibility() && !row.matches(".band"))
            .map(row => row.cells[head.cellIndex].textContent);
    """
    found: list[str] = browser.execute_script(script, title)
    return found


def number(text: str) -> float:
    return float("".join(sign for sign in text.split("–")[0] if sign.isdigit() or sign == ".") or "nan")


@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_fault(browser: Any, mini: Cli, tmp_path: Path, name: str, scheme: str) -> None:
    pytest.importorskip("axe_core_python", reason="axe-core-python is not installed: the page was NOT tested for accessibility")
    if "--chart" in PAGES[name]:
        pytest.importorskip("vl_convert")
    assert mini(*PAGES[name], "-o", str(tmp_path / "out.html")).code == 0
    test_browser.looked_at(browser, scheme)
    browser.get((tmp_path / "out.html").as_uri())
    assert browser.get_log("browser") == []
    browser.execute_script(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = browser.execute_async_script("const done = arguments[0]; axe.run(document).then(done)")
    assert [(v["id"], v["impact"], [node["html"][:90] for node in v["nodes"][:3]]) for v in found["violations"]] == []


def test_a_phone_shows_a_strip_of_years_whole_and_a_line_with_what_belongs_to_it(browser: Any, alliance: Cli, tmp_path: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True})
    alliance("coverage", "-o", str(tmp_path / "out.html"))
    browser.get((tmp_path / "out.html").as_uri())
    wide = "return Math.max(...[...document.querySelectorAll('td .small')].map(one => one.getBoundingClientRect().right))"
    assert browser.execute_script(wide) <= 360
    alliance("compare", "isaf", "--as-of", "2007-02", "--as-of", "2009-02", "-o", str(tmp_path / "out.html"))
    browser.get((tmp_path / "out.html").as_uri())
    lines = "return [...document.querySelectorAll('tr:has(+ .under)')].map(one => getComputedStyle(one).borderBottomWidth)"
    assert set(browser.execute_script(lines)) == {"0px"}
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_verdicts_are_told_apart_without_colours(browser: Any, alliance: Cli, tmp_path: Path) -> None:
    alliance("factcheck", str(DRAFT), "-o", str(tmp_path / "out.html"))
    test_browser.looked_at(browser, "forced dark")
    browser.get((tmp_path / "out.html").as_uri())
    looks = """
        const of = kind => getComputedStyle(document.querySelector(`.draft mark.${kind}`));
        return ["supported", "refuted", "not-enough-info"].map(of).map(style =>
            [style.borderBottomStyle, style.borderBottomColor, style.outlineStyle, style.outlineColor]);
    """
    supported, refuted, unknown = browser.execute_script(looks)
    assert [supported[0], unknown[0], refuted[2]] == ["solid", "dotted", "solid"]
    ground = browser.execute_script("return getComputedStyle(document.body).color")
    assert {supported[1], unknown[1], refuted[3]} == {ground}
    assert "\\x0a" not in browser.find_element("tag name", "main").text
    assert browser.find_elements("css selector", ".bibliography li")


def test_a_head_sorts_up_and_down_from_the_keyboard(figures: Any) -> None:
    head = figures.find_element("xpath", "//table[contains(@class, 'tools')]//th[.='number']/button")
    head.send_keys(test_browser.webdriver.common.keys.Keys.ENTER)
    up = [value for text in column(figures, "number") if (value := number(text)) == value]
    assert up == sorted(up)
    head.send_keys(test_browser.webdriver.common.keys.Keys.ENTER)
    down = [value for text in column(figures, "number") if (value := number(text)) == value]
    assert down == sorted(up, reverse=True)
    assert figures.find_element("xpath", "//th[.='number']").get_attribute("aria-sort") == "descending"


def test_dates_are_sorted_as_time(figures: Any) -> None:
    figures.find_element("xpath", "//th[.='date']/button").click()
    years = [int(text[-4:]) for text in column(figures, "date") if text[-4:].isdigit() and "–" not in text]
    assert years == sorted(years)


def test_words_filter_and_say_how_many_are_left(figures: Any) -> None:
    every = len(column(figures, "number"))
    figures.find_element("css selector", ".bench input[type=search]").send_keys("cote")
    left = len(column(figures, "number"))
    assert 0 < left < every
    assert figures.find_element("css selector", ".bench output").text == f"{left} of {every} lines"


def test_columns_go_and_come_back(figures: Any) -> None:
    shown = (
        "return [...document.querySelectorAll('table.tools thead th')].filter(head => head.checkVisibility()).map(head => head.textContent)"
    )
    figures.find_element("css selector", ".bench summary").click()
    box = figures.find_element("xpath", "//fieldset/label[contains(., 'unit')]/input")
    box.click()
    assert "unit" not in figures.execute_script(shown)
    box.click()
    assert "unit" in figures.execute_script(shown)


def test_what_is_seen_is_copied_as_csv(figures: Any) -> None:
    figures.execute_script("""
        window.copied = null;
        Object.defineProperty(navigator, "clipboard", { value: { writeText: async text => { window.copied = text; } } });
    """)
    figures.find_element("css selector", ".bench input[type=search]").send_keys("cote")
    figures.find_element("xpath", "//button[.='Copy as CSV']").click()
    head, *lines = figures.execute_script("return window.copied").removesuffix("\r\n").split("\r\n")
    assert head.split(",")[:1] == ["date"]
    assert '"status, scope"' in head
    assert len(lines) == len(column(figures, "number"))


def test_the_head_stays_as_one_reads_on(browser: Any, alliance: Cli, tmp_path: Path) -> None:
    alliance("members", "nato", "-o", str(tmp_path / "out.html"))
    browser.get((tmp_path / "out.html").as_uri())
    browser.execute_script("scrollTo(0, 600)")
    top = browser.execute_script("return document.querySelector('table.tools thead th').getBoundingClientRect().top")
    assert 0 <= top < 30


def test_a_year_of_two_timelines_stands_on_one_line(browser: Any, alliance: Cli, tmp_path: Path) -> None:
    alliance(*SIDES, "-o", str(tmp_path / "out.html"))
    browser.get((tmp_path / "out.html").as_uri())
    script = """
        const full = row => row.cells.length > 1 && [...row.cells].every(cell => cell.textContent);
        const rows = [...document.querySelectorAll(".sides tr")].filter(full);
        return rows.slice(1).map(row => [...row.cells].map(cell => cell.getBoundingClientRect().top));
    """
    tops = browser.execute_script(script)
    assert tops
    assert all(len(set(line)) == 1 for line in tops)


@pytest.mark.parametrize("name", PAGES)
def test_it_fits_a_telephone_as_cards(browser: Any, mini: Cli, tmp_path: Path, name: str) -> None:
    if "--chart" in PAGES[name]:
        pytest.importorskip("vl_convert")
    mini(*PAGES[name], "-o", str(tmp_path / "out.html"))
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True})
    try:
        browser.get((tmp_path / "out.html").as_uri())
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_script_it_is_a_plain_table(browser: Any, mini: Cli, tmp_path: Path) -> None:
    mini("figures", "-o", str(tmp_path / "out.html"))
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get((tmp_path / "out.html").as_uri())
        assert not browser.find_elements("css selector", ".bench")
        assert browser.find_elements("css selector", "table.tools tbody tr")
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_what_a_table_shows_is_in_its_address(figures: Any) -> None:
    figures.find_element("css selector", ".bench input[type=search]").send_keys("cote")
    figures.find_element("xpath", "//th//button[contains(., 'number')]").click()
    figures.find_element("xpath", "//th//button[contains(., 'number')]").click()
    figures.find_element("xpath", "//summary[.='Columns']").click()
    figures.find_element("xpath", "//label[contains(., 'unit')]/input").click()
    shown = column(figures, "number")
    address = figures.current_url
    assert "find=cote" in address
    assert "sort=-number" in address
    assert "without=unit" in address
    figures.get("about:blank")
    figures.get(address)
    assert column(figures, "number") == shown
    assert figures.find_element("css selector", ".bench input[type=search]").get_attribute("value") == "cote"
    assert not figures.execute_script("return document.querySelector('.bench input[type=checkbox]:not(:checked)') === null")
