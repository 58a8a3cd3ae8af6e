"""What a site of the record costs. `python benchmarks/site.py [--data DIR] [--votes VOTES.csv[.gz] --rows 70000] [--write docs/site.md]`

Makes it, makes it again where nothing has changed, and tells pages, files, seconds and megabytes. `--votes` makes a record of so many rows
of a table first (`votes.py`). The index is warm. Install the wheel first, as for `startup.py`.
"""

import argparse
import os
import tempfile
from pathlib import Path

from measure import alliance, once, put, table
from votes import make


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--votes", type=Path)
    parser.add_argument("--rows", type=int, default=70_000)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        asked: dict[str, tuple[str, ...]] = {"the bundled record": ()}
        if given.data:
            asked[given.data.name] = ("--data", str(given.data))
        if given.votes:
            asked[f"{given.rows:,} votes"] = ("--data", str(make(given.votes, Path(temporary) / "votes", given.rows)))
        os.environ["ALLIANCE_CACHE"] = str(Path(temporary) / "cache")
        rows = [_row(name, options, Path(temporary) / f"site-{n}") for n, (name, options) in enumerate(asked.items())]
    text = table(("record", "pages", "files", "MB", "seconds", "of the processor", "seconds again", "memory, MB"), rows)
    print(text)
    if given.write:
        put(given.write, "site", text)


def _row(name: str, options: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """A line of the table: a record's site made, and made again."""
    once([alliance(), "timeline", *options, "--limit", "1", "--csv"])
    fresh, again = (once([alliance(), "export", "site", str(folder), *options]) for _ in range(2))
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files) / 1e6
    return (
        name,
        f"{pages:,}",
        f"{len(files):,}",
        f"{size:.0f}",
        f"{fresh.seconds:.1f}",
        f"{fresh.work:.1f}",
        f"{again.seconds:.1f}",
        f"{fresh.peak / 1e6:.0f}",
    )


if __name__ == "__main__":
    main()
