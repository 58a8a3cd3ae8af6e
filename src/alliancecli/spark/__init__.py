"""The same questions on Apache Spark: an engine over a folder of Parquet files, for archives that outgrow one machine.

`connect` is all that others need; neither pyspark nor sqlglot is imported before it is called.
"""

from collections.abc import Mapping, Sequence

from alliancecli.errors import BadUsage
from alliancecli.query.engine import Engine
from alliancecli.query.engines import EngineOption, Offered


def connect(paths: Sequence[str], master: str | None = None, *, debug: bool = False) -> Engine:
    """The engine over the Parquet folders at `paths` (or URLs that Spark reads), run by a Spark master; by `local[*]` where none is named.

    A process that has a Spark session already, as a notebook, is asked there. With `debug` what the Java machine says goes to stderr.
    Raises AllianceError where Spark, Java, the master or a folder is not there or not fit.
    """
    from alliancecli.spark import launch

    launch.wanted()
    from alliancecli.spark.engine import start

    return start(paths, master, debug=debug)


def _asked(folders: Sequence[str], options: Mapping[str, str], debug: bool) -> Engine:
    if not folders:
        raise BadUsage("--engine spark needs --data DIR, a folder that `alliance export parquet DIR --partition year` wrote")
    return connect(folders, options.get("master"), debug=debug)


ENGINE = Offered(_asked, (EngineOption("master", "URL", "The Spark cluster to run it on (default: this machine)."),), lasts=True)
"""The entry point of the engine."""
