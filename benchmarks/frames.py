"""How long the browser takes for each frame while a picture of 2,500 events is dragged and zoomed. `python benchmarks/frames.py [EVENTS]`

Needs the extra `readers` and a Chromium with its driver. A frame is measured from the gesture's event until what it changed is laid out: the
script and the layout, all that is ours; painting comes on top, and the time until the frame after that is told beside it.
"""

import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

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
    const pointer = (kind, at) => picture.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerId: 1, clientX: at, clientY: y }));
    const acts = {
        zoom: n => picture.dispatchEvent(new WheelEvent("wheel", { deltaY: n < steps / 2 ? -40 : 40, ctrlKey: true, clientX: x, cancelable: true })),
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
            const ours = performance.now() - start;
            requestAnimationFrame(() => {
                times.push([ours, performance.now() - start]);
                step(n + 1);
            });
        });
    };
    requestAnimationFrame(() => requestAnimationFrame(() => step(0)));
"""


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 2500
    view = timeline(iter(many(events)), certain=False, left_out=0, footnotes=True)
    print(f"{events:,} events, {STEPS} frames a gesture; ms, goal {GOAL}\n")
    print(f"{'':<32}{'median':>8}{'95th':>8}{'worst':>8}{'to the next frame':>20}")
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
                    ours, whole = zip(*driver.execute_async_script(FRAMES, gesture, STEPS), strict=True)
                    late = statistics.quantiles(ours, n=20)[-1]
                    told = f"{statistics.median(ours):>8.0f}{late:>8.0f}{max(ours):>8.0f}{statistics.median(whole):>20.0f}"
                    print(f"{f'{gesture}, from {name}':<32}{told}", flush=True)
        finally:
            driver.quit()


if __name__ == "__main__":
    main()
