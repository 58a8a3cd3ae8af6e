"""What a site of the record costs. `python benchmarks/site.py [--data DIR] [--more 39000] [--votes VOTES.csv[.gz] --rows 70000]`

Makes it, makes it again where nothing has changed, and tells pages, files, megabytes (and what their blocks take on the disk) and seconds.
`--more` makes a record first of the bundled one and so many numbers more, its contributors by month; `--votes` one of so many rows of a
table (`votes.py`). `--write docs/site.md` puts the table there. The index is warm. Install the wheel first, as for `startup.py`.
"""

import argparse
import csv
import gzip
import os
import shutil
import tempfile
from pathlib import Path

from measure import alliance, once, put, table
from votes import make

DATA = Path(__file__).parents[1] / "data"


def grown(folder: Path, more: int) -> Path:
    """The bundled record with so many numbers more: what a contributor gave in a month stands in the months about it, too."""
    shutil.copytree(DATA, folder)
    path = folder / "tables" / "contributors.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {(row["mission"], row["state"], row["who"], row["date"]): row for row in rows}
    wanted = len(found) + more
    for later in (1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 7, -7, 8, -8):
        for row in rows:
            year, month = divmod(int(row["date"][:4]) * 12 + int(row["date"][5:]) - 1 + later, 12)
            date = f"{year}-{month + 1:02}"
            if len(found) < wanted:
                found.setdefault((row["mission"], row["state"], row["who"], date), {**row, "date": date, "day": f"{date}-28"})
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(found[key] for key in sorted(found))
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--more", type=int)
    parser.add_argument("--votes", type=Path)
    parser.add_argument("--rows", type=int, default=70_000)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        asked: dict[str, tuple[str, ...]] = {"the bundled record": ()}
        if given.data:
            asked[given.data.name] = ("--data", str(given.data))
        if given.more:
            asked[f"with {given.more:,} numbers more"] = ("--data", str(grown(Path(temporary) / "grown", given.more)))
        if given.votes:
            asked[f"{given.rows:,} votes"] = ("--data", str(make(given.votes, Path(temporary) / "votes", given.rows)))
        os.environ["ALLIANCE_CACHE"] = str(Path(temporary) / "cache")
        rows = [_row(name, options, Path(temporary) / f"site-{n}") for n, (name, options) in enumerate(asked.items())]
    text = table(("record", "pages", "files", "MB", "MB on disk", "seconds", "of the processor", "seconds again", "memory, MB"), rows)
    print(text)
    if given.write:
        put(given.write, "site", text)


def _row(name: str, options: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """A line of the table: a record's site made, and made again."""
    once([alliance(), "timeline", *options, "--limit", "1", "--csv"])
    fresh, again = (once([alliance(), "export", "site", str(folder), *options]) for _ in range(2))
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size, taken = (sum(sizes) / 1e6 for sizes in zip(*((path.stat().st_size, path.stat().st_blocks * 512) for path in files), strict=True))
    return (
        name,
        f"{pages:,}",
        f"{len(files):,}",
        f"{size:.0f}",
        f"{taken:.0f}",
        f"{fresh.seconds:.1f}",
        f"{fresh.work:.1f}",
        f"{again.seconds:.1f}",
        f"{fresh.peak / 1e6:.0f}",
    )


if __name__ == "__main__":
    main()
