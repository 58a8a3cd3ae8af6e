"""The process `alliance`, also as `python -m alliancecli`."""

import gc

gc.disable()  # before the imports: a run is short and makes no cycles to speak of, and collecting while importing costs 2 ms

import os  # noqa: E402
import sys  # noqa: E402
from typing import NoReturn  # noqa: E402

from alliancecli.cli import run  # noqa: E402


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    code = run(sys.argv[1:])
    # Everything is flushed and closed by now; taking the interpreter apart piece by piece would cost 5 ms more.
    os._exit(code)


if __name__ == "__main__":
    main()
