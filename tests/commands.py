"""Every command once: what tests of the whole command line run. `{folder}` is a folder to write to."""

from pathlib import Path

MINI = str(Path(__file__).parent / "mini")

COMMANDS = (
    ("timeline",),
    ("on", "08-11"),
    ("troops", "force"),
    ("figures",),
    ("count",),
    ("sum",),
    ("compare", "force", "vanguard"),
    ("institutions",),
    ("lineage", "force"),
    ("members", "league"),
    ("holders", "league"),
    ("terms",),
    ("show", "force"),
    ("conflicts",),
    ("coverage",),
    ("sources",),
    ("search", "league"),
    ("cite", "book-1998"),
    ("check",),
    ("changes", "bundled", MINI),
    ("open", "league"),
    ("export", "ics", "{folder}/export.ics", "--force"),
    ("factcheck", "{folder}/copy.txt"),
    ("verify", "book-1998", "{folder}/copy.txt"),
    ("new", "event"),
    ("completion", "bash"),
    ("mcp",),
    ("help", "dates"),
    ("--help",),
    ("--version",),
    ("timeline", "--help"),
)
