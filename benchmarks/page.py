"""How long the HTML page of 2,000 events takes to open and to filter in a headless Chromium. `python benchmarks/page.py [RUNS]`

Needs the extra `readers` and a Chromium with its driver. A key press is measured twice: its scripting alone, and with the layout that
follows.
"""

import shutil
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selenium import webdriver

from alliancecli.render import Surface, render
from alliancecli.views.timeline import timeline

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "render" / "page"))
from pages import many

EVENTS = 2000
KEYS = ("b", "ba", "bal", "bale", "", "n", "nu", "number", "number 19", "")
YEARS = ("1999", "2003", "")
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,1000")

TYPE = """
    const [id, value] = arguments, field = document.getElementById(id);
    field.value = value;
    const start = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const script = performance.now() - start;
    document.body.offsetHeight;
    return [script, performance.now() - start];
"""
OPENED = "return performance.getEntriesByType('navigation')[0].loadEventEnd"


def browser() -> Any:
    """A headless Chromium."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("there is no chromium here")
    for flag in FLAGS:
        options.add_argument(flag)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver") or "chromedriver"))


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    opened, pressed = [], []
    view = timeline(iter(many(EVENTS)), certain=False, left_out=0, footnotes=True)
    with TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text("".join(render(view, "html", Surface())), encoding="utf-8")
        size = page.stat().st_size
        driver = browser()
        try:
            for _ in range(runs):
                driver.get("about:blank")
                driver.get(page.as_uri())
                opened.append(float(driver.execute_script(OPENED)))
                for field, typed in (("_text", KEYS), ("_from", YEARS), ("_to", YEARS)):
                    pressed += [driver.execute_script(TYPE, field, value) for value in typed]
        finally:
            driver.quit()
    print(f"{EVENTS:,} events, {size / 1e6:.1f} MB, {runs} runs, {len(pressed)} key presses; ms\n")
    print(f"{'':<28}{'median':>8}{'worst':>8}")
    script, layout = zip(*pressed, strict=True)
    for name, times in (("open", opened), ("a key press, script", script), ("a key press, with layout", layout)):
        print(f"{name:<28}{statistics.median(times):>8.0f}{max(times):>8.0f}")


if __name__ == "__main__":
    main()
