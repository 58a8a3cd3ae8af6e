"""The HTML page in a real headless Chromium: what its reader sees, types and follows.

Needs a Chromium with its driver, and selenium and axe-core-python from PyPI; without them these tests are skipped, and say so.
"""

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from pages import event, many

from alliancecli.render import Surface, render
from alliancecli.views.timeline import timeline
from conftest import Cli

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed: the page was NOT tested in a browser")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no chromium with chromedriver here: the page was NOT tested in a browser"
)

FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-extensions")
EVENTS = 2000
FRAME = 50
"""Milliseconds of work that a frame of zooming or dragging may be with 2,500 events."""
SMOOTH = 100
"""Milliseconds of scripting that a key press in a filter may take."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, "--window-size=1280,1000"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture
def mini_page(browser: Any, mini: Cli, tmp_path: Path) -> Any:
    """The timeline of the mini record, open."""
    mini("timeline", "--weight", "background", "-o", str(tmp_path / "out.html"))
    browser.get((tmp_path / "out.html").as_uri())
    return browser


@pytest.fixture(scope="module")
def big(folder: Path) -> str:
    """The address of a page with 2,000 events."""
    view = timeline(iter(many(EVENTS)), certain=False, left_out=0, footnotes=True)
    (folder / "big.html").write_text("".join(render(view, "html", Surface())), encoding="utf-8")
    return (folder / "big.html").as_uri()


def shown(browser: Any) -> list[str]:
    """The ids of the cards that can be seen."""
    found: list[str] = browser.execute_script(
        "return [...document.querySelectorAll('details')].filter(card => card.checkVisibility()).map(card => card.id)"
    )
    return found


def marks(browser: Any) -> set[str]:
    """The links of the events that can be seen in the picture."""
    found = "return [...document.querySelectorAll('.picture a.event')].filter(mark => mark.checkVisibility())"
    found += ".map(mark => mark.getAttribute('href'))"
    return set(browser.execute_script(found))


def looked_at(browser: Any, scheme: str) -> None:
    """Have the browser show pages in light, dark or forced colours."""
    features = {
        "prefers-color-scheme": "dark" if "dark" in scheme else "light",
        "forced-colors": "active" if "forced" in scheme else "none",
    }
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": one, "value": value} for one, value in features.items()]})


def wait(browser: Any) -> None:
    """Let the picture be laid out, and the address be written."""
    browser.execute_async_script("setTimeout(arguments[0], 400)")


def count(browser: Any) -> str:
    return str(browser.find_element("id", "_count").text)


@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
@pytest.mark.parametrize(
    "command",
    [
        ["timeline"],
        ["timeline", "--during", "2003-08"],
        ["on", "11 Aug"],
        ["troops", "force", "--as-of", "2009-01"],
        ["figures"],
        ["show", "force"],
    ],
    ids=" ".join,
)
def test_it_opens_without_an_error_and_axe_finds_no_serious_fault(
    browser: Any, mini: Cli, tmp_path: Path, command: list[str], scheme: str
) -> None:
    pytest.importorskip("axe_core_python", reason="axe-core-python is not installed: the page was NOT tested for accessibility")
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    mini(*command, "-o", str(tmp_path / "out.html"))
    looked_at(browser, scheme)
    browser.get((tmp_path / "out.html").as_uri())
    assert browser.get_log("browser") == []
    browser.execute_script("document.querySelectorAll('details').forEach(card => { card.open = true })")
    browser.execute_script(axe)
    found = browser.execute_async_script("const done = arguments[0]; axe.run(document).then(done)")
    assert [(v["id"], v["impact"], [node["html"][:90] for node in v["nodes"][:3]]) for v in found["violations"]] == []


def test_the_words_filter_from_the_keyboard_and_say_how_many_are_left(mini_page: Any) -> None:
    keys = webdriver.common.keys.Keys
    assert count(mini_page) == "7 events shown"
    mini_page.find_element("tag name", "body").send_keys(keys.TAB, keys.TAB)
    field = mini_page.switch_to.active_element
    assert field.get_attribute("id") == "_text"
    assert mini_page.execute_script("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    field.send_keys("VANGUARD diary")
    assert (shown(mini_page), count(mini_page)) == (["vanguard-leaves", "force-takes-over"], "2 of 7 events shown")
    assert marks(mini_page) == {"#vanguard-leaves", "#force-takes-over"}
    for _ in range(3):
        mini_page.switch_to.active_element.send_keys(keys.TAB)
    mini_page.switch_to.active_element.send_keys(keys.ENTER)
    mini_page.execute_async_script("setTimeout(arguments[0], 20)")
    assert count(mini_page) == "7 events shown"


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [
        ("2004", "", {"league-open", "two-fairs", "summit-planned"}),
        ("", "1989", {"hellenic-league"}),
        ("2003", "2003", {"league-open", "year-2003", "vanguard-leaves", "force-takes-over"}),
        ("2012", "2000", set()),
    ],
)
def test_the_span_keeps_what_may_lie_in_it(mini_page: Any, start: str, end: str, left: set[str]) -> None:
    mini_page.find_element("id", "_from").send_keys(start)
    mini_page.find_element("id", "_to").send_keys(end)
    assert set(shown(mini_page)) == left
    assert ("ends before it begins" in count(mini_page)) == (not left)


def test_a_span_widens_the_axis_to_itself(mini_page: Any) -> None:
    box = "const m = document.querySelector('a[href=\"#year-2003\"] rect.at')"
    share = f"{box}.getBoundingClientRect(); return m.width / document.querySelector('.picture').getBoundingClientRect().width"
    assert mini_page.execute_script(share) < 0.5
    for field in ("_from", "_to"):
        mini_page.find_element("id", field).send_keys("2003")
    wait(mini_page)
    assert mini_page.execute_script(share) > 0.8


def test_a_link_to_an_id_lands_on_its_card_and_opens_it(browser: Any, big: str) -> None:
    browser.get("about:blank")
    browser.get(f"{big}#event-1500")
    browser.execute_async_script("setTimeout(arguments[0], 100)")
    where = "return document.getElementById(arguments[0]).getBoundingClientRect().top"
    assert 0 <= browser.execute_script(where, "event-1500") < 300
    assert browser.find_element("id", "event-1500").get_attribute("open")
    assert browser.execute_script("return document.activeElement.parentElement.id") == "event-1500"
    browser.find_element("id", "_text").send_keys("nothing like it")
    assert shown(browser) == []
    browser.execute_script("location.hash = '#event-7'")
    browser.execute_async_script("setTimeout(arguments[0], 100)")
    assert 0 <= browser.execute_script(where, "event-7") < 300
    assert len(shown(browser)) == EVENTS


def test_a_mark_shows_its_record_beside_the_picture_and_escape_leads_back(mini_page: Any) -> None:
    keys = webdriver.common.keys.Keys
    mini_page.find_element("css selector", ".picture a[href='#two-fairs'] .words").click()
    wait(mini_page)
    assert mini_page.find_element("css selector", ".panel h2").text == mini_page.find_element("css selector", "#two-fairs b").text
    assert "id=two-fairs" in mini_page.current_url
    assert [button.text for button in mini_page.find_elements("css selector", ".panel button")][:2] == ["Copy citation", "Copy link"]
    mini_page.switch_to.active_element.send_keys(keys.ESCAPE)
    assert not mini_page.find_element("css selector", ".panel").is_displayed()
    assert mini_page.execute_script("return document.activeElement.getAttribute('href')") == "#two-fairs"


def test_arrow_keys_go_from_mark_to_mark(mini_page: Any) -> None:
    keys = webdriver.common.keys.Keys
    assert len(mini_page.find_elements("css selector", ".picture a.event[tabindex='0']")) == 1
    mini_page.execute_script("document.querySelector('.picture a.event[tabindex=\"0\"]').focus()")
    seen = []
    for key in (keys.HOME, keys.ARROW_RIGHT, keys.ARROW_DOWN, keys.ARROW_UP, keys.END):
        mini_page.switch_to.active_element.send_keys(key)
        seen.append(mini_page.execute_script("return document.activeElement.getAttribute('href')"))
    assert all(seen)
    assert len(set(seen)) > 1


def test_a_view_can_be_mailed(browser: Any, big: str) -> None:
    browser.get("about:blank")
    browser.get(f"{big}#q=council&from=1990&to=2003&view=1995,1997&id=event-800")
    wait(browser)
    assert browser.find_element("id", "_text").get_attribute("value") == "council"
    assert "of 2,000 events shown" in count(browser)
    assert {text.text for text in browser.find_elements("css selector", ".years text")} >= {"1995", "1996"}
    assert browser.find_element("css selector", ".panel h2").text.startswith("Meeting number 800")


def test_what_has_no_room_is_counted_and_comes_closer_on_a_click(browser: Any, big: str) -> None:
    browser.get("about:blank")
    browser.get(big)
    wait(browser)
    told = "return [...document.querySelectorAll('.events .cluster text')].map(text => Number(text.textContent))"
    before = browser.execute_script(told)
    words = len(marks(browser))
    assert words + sum(before) + len(browser.find_elements("css selector", ".events .cluster:not(:has(text))")) == EVENTS
    browser.execute_script("document.querySelector('.events .cluster:has(text)').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    wait(browser)
    assert sum(browser.execute_script(told)) < sum(before)


def test_zoom_and_drag_take_less_than_a_frame(browser: Any, folder: Path) -> None:
    view = timeline(iter(many(2500)), certain=False, left_out=0, footnotes=True)
    (folder / "bigger.html").write_text("".join(render(view, "html", Surface())), encoding="utf-8")
    browser.get((folder / "bigger.html").as_uri())
    wait(browser)
    browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        """Milliseconds that the page's thread has worked, which other programs on the machine do not lengthen."""
        told = browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        return next(float(one["value"]) * 1000 for one in told if one["name"] == "TaskDuration")

    before = worked()
    browser.execute_async_script("""
        const done = arguments[0], picture = document.querySelector(".picture"), y = picture.getBoundingClientRect().top + 60;
        const pointer = (kind, x) => picture.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerId: 1, clientX: x, clientY: y }));
        const wheel = (deltaY) => picture.dispatchEvent(new WheelEvent("wheel", { deltaY, ctrlKey: true, clientX: 700, cancelable: true }));
        const step = (n) => {
            if (n < 12) wheel(n < 8 ? -60 : 40);
            else if (n === 12) pointer("pointerdown", 600);
            else if (n < 24) pointer("pointermove", 600 - 12 * (n - 12));
            else return pointer("pointerup", 456), done();
            requestAnimationFrame(() => requestAnimationFrame(() => step(n + 1)));
        };
        step(0);""")
    each = (worked() - before) / 24
    print(f"a frame of zooming and dragging is {each:.0f} ms of work")  # noqa: T201
    assert each < FRAME


def test_two_thousand_events_stay_smooth(browser: Any, big: str) -> None:
    browser.get("about:blank")
    browser.get(big)
    times = browser.execute_script("""
        const times = [];
        const type = (id, value) => {
            const field = document.getElementById(id);
            field.value = value;
            const start = performance.now();
            field.dispatchEvent(new Event("input", { bubbles: true }));
            times.push(performance.now() - start);
            document.body.offsetHeight;
            times.push(performance.now() - start);
        };
        for (const words of ["b", "ba", "bale", "", "number 19", ""]) type("_text", words);
        type("_from", "1999"); type("_to", "2003"); type("_from", ""); type("_to", "");
        return times;
    """)
    print(f"scripting at most {max(times[::2]):.0f} ms, with layout {max(times[1::2]):.0f} ms")  # noqa: T201
    assert max(times[::2]) < SMOOTH
    browser.find_element("id", "_text").send_keys("bale council")
    assert count(browser) == "200 of 2,000 events shown"


def test_on_paper_every_card_is_open_and_afterwards_closed_again(mini_page: Any) -> None:
    mini_page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert all(
            mini_page.execute_script("return [...document.querySelectorAll('dl')].map(list => list.getBoundingClientRect().height > 0)")
        )
    finally:
        mini_page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    mini_page.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert mini_page.execute_script("return document.querySelectorAll('details:not([open])').length") == 0
    mini_page.execute_script("dispatchEvent(new Event('afterprint'))")
    assert mini_page.execute_script("return document.querySelectorAll('details[open]').length") == 0


def test_a_script_that_gets_in_does_not_run(browser: Any, folder: Path) -> None:
    view = timeline(iter([event("one", "2003")]), certain=False, left_out=0, footnotes=True)
    picture, records, cards = "".join(render(view, "html", Surface())).partition('id="_records"')
    html = (
        picture
        + records
        + cards.replace("The title of one", "<script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">")
    )
    (folder / "broken.html").write_text(html, encoding="utf-8")
    browser.get((folder / "broken.html").as_uri())
    assert browser.title != "run"
    refused = [entry["message"] for entry in browser.get_log("browser")]
    assert refused
    assert all("Content Security Policy" in message for message in refused)


def test_it_fits_a_telephone(browser: Any, mini: Cli, tmp_path: Path) -> None:
    mini("timeline", "--weight", "background", "-o", str(tmp_path / "out.html"))
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True})
    try:
        browser.get((tmp_path / "out.html").as_uri())
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
        sizes = "return [...document.querySelectorAll('.picture .hit')].map(one => one.getBoundingClientRect())"
        sizes += ".map(one => [one.width, one.height])"
        shown = [size for size in browser.execute_script(sizes) if size[0]]
        assert min(min(size) for size in shown) >= 24
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
