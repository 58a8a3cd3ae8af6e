"""The site in a real headless Chromium: followed, searched, read on a phone. Needs what tests/render/page/test_browser.py needs."""

import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from alliancecli.export.site.page import KINDS

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed: the site was NOT tested in a browser")
select = pytest.importorskip("selenium.webdriver.support.select")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no chromium with chromedriver here: the site was NOT tested in a browser"
)

FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-extensions")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, "--window-size=1280,1000"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.implicitly_wait(5)
    yield driver
    driver.quit()


def test_twenty_doors_lead_on_from_the_front_page(browser: Any, bundled_site: Path) -> None:
    browser.get((bundled_site / "index.html").as_uri())
    seen = {browser.current_url}
    addresses = "return [...document.querySelectorAll('a[href]')].map(link => new URL(link.getAttribute('href'), location).href)"
    for _ in range(20):
        links = browser.execute_script(addresses)
        inner = [link for link in links if link.startswith("file:") and link.endswith(".html") and link not in seen]
        browser.get(inner[len(inner) // 2])
        seen.add(browser.current_url)
        assert browser.find_element("tag name", "h1").text
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_the_script_adds_what_all_pages_have_in_common(browser: Any, bundled_site: Path) -> None:
    browser.get((bundled_site / "event" / "nato-takes-isaf.html").as_uri())
    assert browser.title == "NATO takes over command of ISAF · NATO and the alliances' roles in peace operations"
    lists = [link.get_attribute("href") for link in browser.find_elements("css selector", "header nav a")]
    assert lists == [(bundled_site / kind / "index.html").as_uri() for kind in KINDS]
    told = parse_qs(browser.find_element("css selector", ".Z3988").get_attribute("title"))
    assert told["rft.title"] == ["NATO takes over command of ISAF"]
    assert told["rft.identifier"] == ["nato-takes-isaf"]
    assert re.fullmatch(r"alliance, record \S+ of (\S+)", told["rft.source"][0])[1] == told["rft.date"][0]  # type: ignore[index]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("isaf", "International Security Assistance Force"),
        ("srebrenica falls", "Srebrenica falls"),
        ("resolution 1244", "resolution 1244"),
        ("collective def", "collective defence"),
        ("yost", "Yost"),
    ],
)
def test_search_finds_as_one_types(browser: Any, bundled_site: Path, words: str, found: str) -> None:
    browser.get((bundled_site / "year" / "index.html").as_uri())
    browser.find_element("css selector", "#search input").send_keys(words)
    hits = browser.find_element("css selector", "#search ol li a")
    every = browser.find_elements("css selector", "#search ol li a")
    assert any(found.lower() in hit.text.lower() for hit in every[:5]), [hit.text for hit in every]
    hits.click()
    assert browser.find_element("tag name", "h1").text


def test_a_list_is_filtered_by_weight_kind_and_words(browser: Any, bundled_site: Path) -> None:
    browser.get((bundled_site / "theatre" / "bosnia.html").as_uri())

    def shown() -> int:
        return int(
            browser.execute_script("return [...document.querySelectorAll('.events li')].filter(row => row.checkVisibility()).length")
        )

    usual = shown()
    weight = select.Select(browser.find_element("css selector", ".filters select"))
    weight.select_by_visible_text("landmarks only")
    landmarks = shown()
    weight.select_by_visible_text("details too")
    everything = shown()
    browser.find_element("css selector", ".filters input").send_keys("dayton")
    assert 0 < landmarks < usual < everything
    assert 0 < shown() < usual


PAGES = (
    "index.html",
    "institution/kfor.html",
    "event/nato-takes-isaf.html",
    "source/yost-1998.html",
    "term/collective-defence.html",
    "theatre/kosovo.html",
    "year/1999.html",
    "year/index.html",
)
"""A page of each kind."""
LOOKS = {
    "light": [("prefers-color-scheme", "light")],
    "dark": [("prefers-color-scheme", "dark")],
    "forced colours": [("forced-colors", "active")],
}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_fault_and_a_phone_scrolls_one_way(browser: Any, bundled_site: Path, look: str) -> None:
    pytest.importorskip("axe_core_python", reason="axe-core-python is not installed: the site was NOT tested for accessibility")
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    browser.set_window_size(390, 844)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": name, "value": value} for name, value in LOOKS[look]]})
    try:
        for page in PAGES:
            browser.get((bundled_site / page).as_uri())
            browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})  # for axe alone
            browser.execute_script(axe)
            found = browser.execute_async_script("const done = arguments[0]; axe.run(document).then(done)")
            assert [(page, one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
            assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth + 1"), page
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        browser.set_window_size(1280, 1000)


def test_a_print_has_the_picture_whole_and_no_tools(browser: Any, bundled_site: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.set_window_size(720, 1000)  # about the width of a sheet
    try:
        browser.get((bundled_site / "theatre" / "kosovo.html").as_uri())
        assert browser.execute_script("return [...document.querySelectorAll('header, .filters')].every(one => !one.checkVisibility())")
        assert browser.execute_script("return document.querySelector('.picture').getBoundingClientRect().right <= window.innerWidth")
        assert browser.execute_script("return document.querySelectorAll('.events li').length > 20")
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        browser.set_window_size(1280, 1000)


def test_a_mark_of_a_picture_leads_to_its_event(browser: Any, bundled_site: Path) -> None:
    browser.get((bundled_site / "theatre" / "kosovo.html").as_uri())
    mark = browser.find_element("css selector", ".picture a")
    browser.execute_script("arguments[0].focus(); arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", mark)
    assert "/event/" in browser.current_url
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
