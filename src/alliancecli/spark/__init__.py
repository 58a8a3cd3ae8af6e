"""The same questions on Apache Spark: an engine over a folder of Parquet files, for archives that outgrow one machine.

`connect` is all that others need; neither pyspark nor sqlglot is imported before it is called.
"""

from collections.abc import Sequence

from alliancecli.query.engine import Engine


def connect(paths: Sequence[str], master: str | None = None, *, debug: bool = False) -> Engine:
    """The engine over the Parquet folders at `paths` (or URLs that Spark reads), run by a Spark master; by `local[*]` where none is named.

    A process that has a Spark session already, as a notebook, is asked there. With `debug` what the Java machine says goes to stderr.
    Raises AllianceError where Spark, Java, the master or a folder is not there or not fit.
    """
    from alliancecli.spark import launch

    launch.wanted()
    from alliancecli.spark.engine import start

    return start(paths, master, debug=debug)
