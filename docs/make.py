"""Makes what the tool tells of itself: pages from its help and declarations, pictures from its output. A test holds both.

`python docs/make.py` writes all of them anew; pictures of the browser need a Chromium with its driver, selenium and Pillow.
"""

import os
import re
import shlex
from collections.abc import Iterable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from hashlib import sha256
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from unittest.mock import patch

from click import Context
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from alliancecli.cli import man_page, run
from alliancecli.cli.app import App
from alliancecli.cli.command import engine_options
from alliancecli.cli.group import alliance
from alliancecli.cli.help import DATES, ENVIRONMENT, glossary
from alliancecli.errors import Exit
from alliancecli.model.columns import STRUCTS, Column
from alliancecli.spark.layout import FILES, TABLES

DOCS = Path(__file__).parent
MADE = "<!-- Made by docs/make.py from the tool's own help: change it there. -->\n"


# Pages


def _table(head: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A table of two columns; what is typed stands in code."""
    yield f"| {head} | |\n|---|---|\n"
    for term, said in pairs:
        yield f"| `{term.replace('|', chr(92) + '|')}` | {said.replace('|', chr(92) + '|')} |\n"
    yield "\n"


def reference() -> Iterator[str]:
    """Every command with its options, dates, environment and exit codes."""
    yield f"# Reference\n\n{MADE}\nWhat `alliance COMMAND --help` says, of every command; the same as a man page: `alliance help man`.\n\n"
    for page in man_page.pages():
        yield f"## alliance {page.name}\n\n    {page.usage}\n\n"
        for paragraph in page.paragraphs:
            yield f"```text\n{paragraph}\n```\n\n" if "\n" in paragraph else f"{paragraph}\n\n"
        if page.options:
            yield from _table("option", page.options)
        shared = "It takes the [output options](#output-options). " if page.shared else ""
        yield f"{shared}[Examples](commands/{page.name}.md).\n\n"
    yield "## Output options\n\nEvery command that prints rows takes them; more formats stand with those that write them.\n\n"
    yield from _table("option", man_page.output())
    yield "## Engines\n\nWhat an engine takes beside them, where `--engine` names it.\n\n"
    yield from _table("option", engine_options())
    yield f"## Dates\n\n```text\n{DATES}```\n\n"
    yield "## Environment\n\n"
    yield from _table("variable", ENVIRONMENT.items())
    yield "## Exit codes\n\n"
    yield from _table("code", ((str(int(code)), code.meaning) for code in Exit))


def fields() -> Iterator[str]:
    """Every field and every vocabulary term with its meaning."""
    yield f"# Fields and terms\n\n{MADE}\nWhat `alliance help fields` says. A field is a key in JSON and a column in CSV.\n\n"
    with Context(alliance):  # which lets go of the record at its end
        for title, pairs in glossary():
            yield f"## {title}\n\n"
            yield from _table("field" if title.startswith("Fields") else "term", pairs)


TYPES = {"text": "string", "integer": "int64", "number": "double", "texts": "list of strings"}


def scale() -> Iterator[str]:
    """The page on other engines as it stands, with the columns of each file anew."""
    head = "| column | type | meaning |\n|---|---|---|\n"
    text = (DOCS / "scale.md").read_text(encoding="utf-8")
    for table in (*TABLES, FILES):
        start = text.index(head, text.index(f"\n**`{table.stored}")) + len(head)
        end = text.index("\n\n", start) + 1
        text = text[:start] + "".join(map(_described, table.columns)) + text[end:]
    yield text


def _described(column: Column) -> str:
    kind = TYPES.get(column.kind) or f"list of ({', '.join(STRUCTS[column.kind])})"
    return f"| `{column.key}` | {kind}{', never null' if column.required else ''} | {column.describe} |\n"


PAGES = {"reference.md": reference, "fields.md": fields, "scale.md": scale}


def page(name: str) -> str:
    """The text of a page by its file name."""
    with App():
        return "".join(PAGES[name]()).rstrip("\n") + "\n"


# Pictures

PICTURES = {
    "timeline.svg": "timeline --during 1999 --theatre kosovo --certain",
    "troops.svg": "troops isaf --as-of 2009-01",
    "card.svg": "show eufor-althea --no-sources",
    "holders.svg": "holders nato-secretary-general --no-sources",
    "conflicts.svg": "conflicts sfor --limit 3",
}
"""The pictures of the terminal, and what was typed for each."""

CHARTS = {
    "forces.svg": "compare isaf kfor sfor --scope in-force --chart",
    "change.svg": "compare isaf --as-of 2007-02 --as-of 2009-02 --scope in-force --chart",
}
"""The pictures of charts, and what was typed for each but for `-o`."""

DRAWN = {"bosnia.svg": "timeline --theatre bosnia", "isaf.svg": "show isaf"}
"""The pictures of pages.md, and what was typed for each but for `-o`."""

SHOTS = {
    "page.png": ("timeline --theatre bosnia", "#view=1991.9,1999&id=dayton-peace", (1240, 800)),
    "factcheck.png": ("factcheck docs/example/draft.md", "", (1000, 520)),
}
"""The pictures of pages in a browser: what was typed for each but for `-o`, the fragment of its address, and the window."""

COLUMNS = 100
"""The width of the terminal, the same in every picture, so that all have letters of one size."""

CELL = 0.6
"""The width of a cell in heights of a letter, as in most monospaced fonts; glyphs are stretched to it, so cells line up in any."""

# Rich's own frame fetches a font from the network.
FRAME = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace }}
.{unique_id}-title {{ font: 18px ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace }}
{styles}
</style>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""

_GREY, _BRIGHT = (0x8B, 0x93, 0x9E), (0xE6, 0xE8, 0xEB)
_EIGHT = [(0x3A, 0x3F, 0x47), (0xF0, 0x71, 0x78), (0x8C, 0xC2, 0x65), (0xE0, 0xB4, 0x50), (0x5C, 0x9F, 0xE6), (0xC6, 0x8A, 0xDB)]
THEME = TerminalTheme(
    (0x1E, 0x21, 0x26), (0xD3, 0xD7, 0xDE), [*_EIGHT, (0x5F, 0xBC, 0xC4), _BRIGHT], [_GREY, *_EIGHT[1:], _BRIGHT, _BRIGHT]
)
"""The terminal's background, its foreground, and its 16 colours."""


class _Terminal(TextIOWrapper):
    """What a command takes for a terminal."""

    def isatty(self) -> bool:
        return True


def printed(command: str) -> str:
    """What the tool prints for a command on a terminal of COLUMNS, with its colours."""
    terminal = _Terminal(written := BytesIO(), "utf-8")
    with patch.dict(os.environ, COLUMNS=str(COLUMNS)), redirect_stderr(StringIO()), redirect_stdout(terminal):
        run([*shlex.split(command), "--color", "always", "--no-pager"])
    return written.getvalue().decode()


def picture(name: str) -> str:
    """A picture of the terminal by its file name: an SVG that needs no network and is the same wherever it is drawn."""
    text = Text.from_ansi(printed(PICTURES[name]).rstrip("\n"))
    console = Console(record=True, file=StringIO(), width=COLUMNS, force_terminal=True)
    console.print(text, soft_wrap=True)
    typed = f"$ alliance {PICTURES[name]}"
    svg = console.export_svg(title=typed, theme=THEME, code_format=FRAME, font_aspect_ratio=CELL, unique_id=Path(name).stem)
    svg = re.sub(r"<text [^>]*>\n</text>", "", svg)  # rich draws the ends of lines
    svg = re.sub(r' clip-path="[^"]*"', "", svg).replace(" textLength=", ' lengthAdjust="spacingAndGlyphs" textLength=')
    return svg.replace("</text>", "</text>\n").replace("\n\n", "\n")


def shown(name: str) -> str:
    """What there is to read on the page of a picture of the browser."""
    typed, _, _ = SHOTS[name]
    with TemporaryDirectory() as folder, redirect_stderr(StringIO()), chdir(DOCS.parent):
        run([*shlex.split(typed), "-q", "-o", str(Path(folder, "page.html"))])
        main = Path(folder, "page.html").read_text(encoding="utf-8").partition("<body>")[2].partition("<script>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main)).strip()


def stamp(name: str) -> str:
    """What says, in a picture of the browser, of which words it was made."""
    return sha256(shown(name).encode()).hexdigest()


def shoot(name: str, path: Path) -> None:
    """Write a picture of a page as a headless Chromium shows it, with few colours, so that it is small."""
    from PIL import Image, PngImagePlugin
    from selenium import webdriver

    typed, fragment, (wide, high) = SHOTS[name]
    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={wide},{high}"):
        options.add_argument(flag)
    options.binary_location = which("chromium") or which("google-chrome") or ""
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(which("chromedriver")))
    with TemporaryDirectory() as folder, chdir(DOCS.parent):
        run([*shlex.split(typed), "-q", "-o", str(Path(folder, "page.html"))])
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {"width": wide, "height": high, "deviceScaleFactor": 1, "mobile": False}
        )
        driver.get(Path(folder, "page.html").as_uri() + fragment)
        driver.execute_async_script("setTimeout(arguments[0], 1000)")
        made = driver.get_screenshot_as_png()
        driver.quit()
    note = PngImagePlugin.PngInfo()
    note.add_text("Source", stamp(name))
    Image.open(BytesIO(made)).convert("RGB").quantize(256).save(path, optimize=True, pnginfo=note)


if __name__ == "__main__":
    for one in PAGES:
        (DOCS / one).write_text(page(one), encoding="utf-8")
    for one in PICTURES:
        (DOCS / "pictures" / one).write_text(picture(one), encoding="utf-8")
    for one in SHOTS:
        shoot(one, DOCS / "pictures" / one)
    for one, typed in {**CHARTS, **DRAWN}.items():
        (DOCS / "pictures" / one).unlink(missing_ok=True)
        run([*shlex.split(typed), "-q", "-o", str(DOCS / "pictures" / one)])
