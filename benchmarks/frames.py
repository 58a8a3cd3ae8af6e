"""How long a frame takes while a picture of 2,500 events is dragged and zoomed. `python benchmarks/frames.py [EVENTS]`

Needs the extra `readers` and a Chromium with its driver. A frame is measured from the gesture's event until what it changed is laid out:
the script and the layout. Beside it stands what the page's thread worked for a frame, painting with it, which other programs on the
machine do not lengthen.
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
FRAMES = """
    const [gesture, steps, done] = arguments, picture = document.querySelector(".picture");
    const box = picture.getBoundingClientRect(), [x, y] = [box.left + box.width / 2, box.top + 60], times = [];
    const pointer = (kind, at) =>
        picture.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerId: 1, clientX: at, clientY: y }));
    const acts = {
        zoom: n => picture.dispatchEvent(
            new WheelEvent("wheel", { deltaY: n < steps / 2 ? -40 : 40, ctrlKey: true, clientX: x, cancelable: true })),
        drag: n => pointer("pointermove", x + 12 * (n < steps / 2 ? n : steps - n)),
    };
    if (gesture === "drag") pointer("pointerdown", x);
    const step = n => {
        if (n === steps) {
            if (gesture === "drag") pointer("pointerup", x);
            return done(times);
        }
        acts[gesture](n);
        const start = performance.now();
        // asked after the picture's own frame, so it runs right after its layout
        requestAnimationFrame(() => {
            document.body.offsetHeight;
            times.push(performance.now() - start);
            requestAnimationFrame(() => step(n + 1));
        });
    };
    requestAnimationFrame(() => requestAnimationFrame(() => step(0)));
"""


def worked(driver: Any) -> float:
    """Milliseconds that the page's thread has worked so far."""
    told = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(float(one["value"]) * 1000 for one in told if one["name"] == "TaskDuration")


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 2500
    view = timeline(iter(many(events)), certain=False, left_out=0, footnotes=True)
    print(f"{events:,} events, {STEPS} frames a gesture; ms, goal {GOAL}\n")
    print(f"{'':<32}{'median':>8}{'95th':>8}{'worst':>8}{'worked a frame':>18}")
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
                    before = worked(driver)
                    times = driver.execute_async_script(FRAMES, gesture, STEPS)
                    each = (worked(driver) - before) / STEPS
                    late = statistics.quantiles(times, n=20)[-1]
                    told = f"{statistics.median(times):>8.0f}{late:>8.0f}{max(times):>8.0f}{each:>18.0f}"
                    print(f"{f'{gesture}, from {name}':<32}{told}", flush=True)
        finally:
            driver.quit()


if __name__ == "__main__":
    main()
