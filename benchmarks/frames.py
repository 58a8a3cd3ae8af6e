"""How long a frame takes while a picture of 2,500 events is dragged and zoomed. `python benchmarks/frames.py [EVENTS]`

Needs the extra `readers` and a Chromium with its driver. A frame is measured from the gesture's event until what it changed is laid out:
the script and the layout. Beside it stands what the page's thread worked for it, painting and what asks it with it, which other programs
on the machine hardly lengthen.
"""

import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from page import browser
from pages import many

from alliancecli.render import Surface, render
from alliancecli.views.timeline import timeline

GOAL = 50
"""Milliseconds that a frame may take."""

STEPS = 40
BEGUN = """
    const picture = document.querySelector(".picture"), box = picture.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + 60];
    const pointer = (kind, at) =>
        picture.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerId: 1, clientX: at, clientY: y }));
    window.gesture = {
        zoom: (n, steps) => picture.dispatchEvent(
            new WheelEvent("wheel", { deltaY: n < steps / 2 ? -40 : 40, ctrlKey: true, clientX: x, cancelable: true })),
        drag: (n, steps) => pointer("pointermove", x + 12 * (n < steps / 2 ? n : steps - n)),
    }[arguments[0]];
    if (arguments[0] === "drag") pointer("pointerdown", x);
"""
FRAME = """
    const [n, steps, done] = arguments;
    requestAnimationFrame(() => {
        gesture(n, steps);
        const start = performance.now();
        // asked after the picture's own frame, so it runs right after its layout
        requestAnimationFrame(() => {
            document.body.offsetHeight;
            const took = performance.now() - start;
            requestAnimationFrame(() => done(took));
        });
    });
"""


def worked(driver: Any) -> float:
    """Milliseconds that the page's thread has worked so far."""
    told = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(float(one["value"]) * 1000 for one in told if one["name"] == "TaskDuration")


def frames(driver: Any, gesture: str) -> tuple[list[float], list[float]]:
    """How long each frame of a gesture took, and how much of that the thread worked, painting with it."""
    driver.execute_script(BEGUN, gesture)
    took, work = [], []
    for n in range(STEPS):
        before = worked(driver)
        took.append(float(driver.execute_async_script(FRAME, n, STEPS)))
        work.append(worked(driver) - before)
    return took, work


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 2500
    view = timeline(iter(many(events)), certain=False, left_out=0, footnotes=True)
    print(f"{events:,} events, {STEPS} frames a gesture; ms, goal {GOAL}\n")
    print(f"{'':<32}{'a frame':>9}{'95th':>7}{'work':>9}{'95th':>7}{'worst':>7}")
    with TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text("".join(render(view, "html", Surface())), encoding="utf-8")
        driver = browser()
        try:
            for name, address in (("all of the time", ""), ("a tenth of it", "#view=1998,2002")):
                for gesture in ("zoom", "drag"):
                    driver.get("about:blank")
                    driver.get(page.as_uri() + address)
                    driver.execute_async_script("setTimeout(arguments[0], 600)")
                    driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
                    both = [(statistics.median(one), statistics.quantiles(one, n=20)[-1], max(one)) for one in frames(driver, gesture)]
                    (middle, late, _), (work, busy, worst) = both
                    told = f"{middle:>9.0f}{late:>7.0f}{work:>9.0f}{busy:>7.0f}{worst:>7.0f}"
                    print(f"{f'{gesture}, from {name}':<32}{told}", flush=True)
        finally:
            driver.quit()


if __name__ == "__main__":
    main()
