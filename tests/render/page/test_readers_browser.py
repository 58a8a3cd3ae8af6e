"""Pages of the bundled record as people read them in a headless Chromium: by keyboard, on a phone, in any light, on paper."""

import base64
import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import test_browser

from conftest import Cli

browser = test_browser.browser
pytestmark = test_browser.pytestmark

PAGES = {
    "timeline": ["timeline", "--theatre", "bosnia"],
    "force": ["show", "isaf"],
    "forces": ["compare", "isaf", "kfor", "sfor"],
    "sides": ["compare", "afghanistan", "iraq", "--from", "2001", "--to", "2003"],
    "members": ["members", "nato"],
    "as-of": ["troops", "isaf", "--as-of", "2009-01"],
    "chart": ["troops", "isaf", "--chart"],
}
SCHEMES = ("light", "dark", "forced", "forced dark")
CONTRAST = """
    const light = color => color.map(part => part / 255)
        .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
        .reduce((sum, part, n) => sum + part * [.2126, .7152, .0722][n], 0);
    const parts = color => color.match(/[\\d.]+/g).map(Number).slice(0, 3);
    const paper = parts(getComputedStyle(document.documentElement).backgroundColor);
    const found = [];
    for (const text of document.querySelectorAll("svg text")) {
        if (!text.checkVisibility() || !text.textContent.trim() || text.closest(".quiet")) continue;
        const box = text.previousElementSibling?.matches("rect") && text.matches(".on") ? text.previousElementSibling : null;
        const ground = text.closest("svg.marks")?.querySelector("rect");
        const behind = box || ground ? parts(getComputedStyle(box || ground).fill) : paper;
        const [a, b] = [light(parts(getComputedStyle(text).fill)), light(behind)].sort((one, other) => other - one);
        if ((a + .05) / (b + .05) < 4.5) found.push([text.textContent, getComputedStyle(text).fill, behind.join()]);
    }
    return found;
"""
"""The words of drawings that stand out too little from what is behind them, which axe cannot tell in SVG."""


@pytest.fixture(autouse=True)
def plain(browser: Any) -> Iterator[None]:
    """What a test has the browser pretend is over with it."""
    yield
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def shown(browser: Any, alliance: Cli, folder: Path, name: str) -> Any:
    """The page of that name, open and laid out."""
    if "--chart" in PAGES[name]:
        pytest.importorskip("vl_convert")
    assert alliance(*PAGES[name], "-o", str(folder / "out.html")).code == 0
    browser.get((folder / "out.html").as_uri())
    test_browser.wait(browser)
    return browser


def unspaced(text: str) -> str:
    """A text without its spaces, which ends of lines change, and without the ligatures of a font."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def held_as_phone(browser: Any) -> None:
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True})


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", PAGES)
def test_every_word_can_be_read_in_every_light(browser: Any, alliance: Cli, tmp_path: Path, name: str, scheme: str) -> None:
    test_browser.looked_at(browser, scheme)
    shown(browser, alliance, tmp_path, name)
    assert browser.get_log("browser") == []
    assert browser.execute_script(CONTRAST) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_tab_key_goes_all_the_way_and_shows_where_it_is(browser: Any, alliance: Cli, tmp_path: Path, name: str) -> None:
    keys = test_browser.webdriver.common.keys.Keys
    shown(browser, alliance, tmp_path, name)
    where = """
        const one = document.activeElement, mark = one.querySelector(".at");
        if (one === document.body) return "";
        window.visited = (window.visited || []).concat(one);
        const style = getComputedStyle(one);
        const ringed = style.outlineStyle !== "none" || (mark && getComputedStyle(mark).strokeWidth === "3px");
        return `${one.tagName} ${one.id} ${one.getAttribute("class") || ""} ${ringed}`;
    """
    stops: list[str] = []
    for _ in range(40):
        browser.switch_to.active_element.send_keys(keys.TAB)
        stop = browser.execute_script(where)
        if not stop:
            break
        stops.append(stop)
    assert len(stops) > 2
    assert [stop for stop in stops if stop.endswith("false")] == []
    assert browser.execute_script("return new Set(window.visited).size") == len(stops), "the tab key is held somewhere"


def test_a_record_is_read_and_cited_by_keyboard_alone(browser: Any, alliance: Cli, tmp_path: Path) -> None:
    keys = test_browser.webdriver.common.keys.Keys
    shown(browser, alliance, tmp_path, "timeline")
    browser.execute_script("""
        Object.defineProperty(navigator, "clipboard", { value: { writeText: async text => { window.copied = text; } } });
    """)

    def press(*pressed: str) -> None:
        for key in pressed:
            browser.switch_to.active_element.send_keys(key)

    def until(script: str) -> None:
        for _ in range(30):
            press(keys.TAB)
            if browser.execute_script(f"return {script}"):
                return
        raise AssertionError(script)

    until("document.activeElement.matches('.picture a.event')")
    press(keys.HOME, keys.ARROW_RIGHT)
    mark = browser.execute_script("return document.activeElement.getAttribute('href')")
    press("+")
    test_browser.wait(browser)
    assert "view=" in browser.current_url
    press(keys.ENTER)
    test_browser.wait(browser)
    card = "document.getElementById(arguments[0])"
    title = browser.execute_script(f"return {card}.querySelector('b').textContent", mark[1:])
    assert browser.switch_to.active_element.text == title
    until("document.activeElement.textContent === 'Copy citation'")
    press(keys.ENTER)
    copied = browser.execute_script("return window.copied")
    assert copied.startswith(title)
    assert "alliance timeline --theatre bosnia, record " in copied
    press(keys.ESCAPE)
    test_browser.wait(browser)
    assert browser.execute_script("return document.activeElement.getAttribute('href')") == mark


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_shows_it_whole(browser: Any, alliance: Cli, tmp_path: Path, name: str) -> None:
    held_as_phone(browser)
    shown(browser, alliance, tmp_path, name)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    cropped = """
        const found = [];
        for (const text of document.querySelectorAll(".picture text, .years text")) {
            const box = text.getBoundingClientRect();
            if (text.textContent && text.checkVisibility({ visibilityProperty: true })
                && (box.left < 0 || box.right > 360)) found.push(text.textContent);
        }
        return found;
    """
    assert browser.execute_script(cropped) == []
    small = """
        return [...document.querySelectorAll("button, input:not([type=checkbox]), summary, .picture .hit")]
            .map(one => [one, one.getBoundingClientRect()])
            .filter(([one, box]) => one.checkVisibility() && box.width && Math.min(box.width, box.height) < 24)
            .map(([one]) => one.textContent || one.id);
    """
    assert browser.execute_script(small) == []


def test_on_a_phone_a_finger_opens_a_record_that_leaves_the_picture_in_sight(browser: Any, alliance: Cli, tmp_path: Path) -> None:
    held_as_phone(browser)
    shown(browser, alliance, tmp_path, "timeline")
    lane = "const lane = [...document.querySelectorAll('.events')].find(one => one.querySelector('.words'));"
    words = browser.execute_script(f"{lane} return [...lane.querySelectorAll('.event')].filter(one => one.checkVisibility()).length")
    assert words >= 2, "the words come first"
    mark = browser.find_element("css selector", ".picture a.event[tabindex='0']")
    browser.execute_script("arguments[0].scrollIntoView({ block: 'start' }); scrollBy(0, -90)", mark)
    mark.find_element("css selector", ".words").click()
    test_browser.wait(browser)
    panel = browser.execute_script("return document.querySelector('.panel').getBoundingClientRect().toJSON()")
    assert (panel["left"], panel["width"]) == (0, 360)
    assert 0.3 * 740 <= panel["top"] < 740


@pytest.mark.parametrize("name", PAGES)
def test_on_paper_the_title_the_words_and_the_sources_are_there(browser: Any, alliance: Cli, tmp_path: Path, name: str) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed: the printed page was NOT read")
    shown(browser, alliance, tmp_path, name)
    sheet = browser.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})["data"]
    pages = pypdf.PdfReader(io.BytesIO(base64.b64decode(sheet))).pages
    run = unspaced("".join(page.extract_text() for page in pages))

    def told(selector: str) -> list[str]:
        return list(browser.execute_script(f"return [...document.querySelectorAll({selector!r})].map(one => one.textContent)"))

    for selector in ("h1", ".bibliography li", "details b", "details cite", "thead:not(.quiet) th", ".notes td"):
        assert [one for one in told(selector) if unspaced(one) not in run] == [], selector
    assert told(".bibliography li") or told(".notes td")
    assert len(pages) < 40
