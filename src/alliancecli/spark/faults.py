"""What goes wrong in Spark, as one line for a person; the Java stack is left to `--debug`."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from alliancecli.errors import AllianceError

_CAUSES = (
    (r"PARQUET_COLUMN_DATA_TYPE_MISMATCH\].*?file (\S+?)\.? ", "{0}: a file of another schema than the rest of its folder; export it anew"),
    (r"\[FAILED_READ_FILE[^\]]*\].*?file (\S+?)\.? ", "{0}: cannot be read; it is damaged, gone or no Parquet: export it anew"),
    (r"\[CANNOT_READ_FILE_FOOTER\].*?file:? ?(\S+?)\.? ", "{0}: is no Parquet file, or a damaged one; export it anew"),
    (r"Could not read footer for file: \S*?path=([^;}\s]+)", "{0}: is no Parquet file, or a damaged one; export it anew"),
    (
        r"[Cc]lass (\S+FileSystem\S*) not found",
        "Spark here lacks {0}, which reads such addresses; put the connector into spark.jars.packages",
    ),
    (r"No FileSystem for scheme \"?(\w+)", "Spark here cannot read {0}:// addresses; put the connector into spark.jars.packages"),
)
"""What a text of Spark's means: a pattern, and the line to say with its groups."""


@contextmanager
def told(master: str) -> Iterator[None]:
    """Errors of Spark raised inside come out as AllianceError."""
    try:
        yield
    except (ConnectionError, EOFError) as error:
        raise AllianceError(gone(master)) from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in ("py4j", "pyspark"):
            raise
        ended = type(error).__name__ == "Py4JNetworkError"
        raise AllianceError(gone(master) if ended else meaning(str(error), master)) from error


def gone(master: str) -> str:
    """What to say where the Java machine has ended."""
    return f"{master}: Spark went away in the middle of the question: ended, or out of memory (spark.driver.memory in spark-defaults.conf)"


def meaning(text: str, master: str) -> str:
    """An error of Spark's in one line."""
    flat = " ".join(text.split()) + " "
    for pattern, said in _CAUSES:
        if found := re.search(pattern, flat):
            return said.format(*map(plain, found.groups()))
    if "SparkContext was shut down" in flat or "Master removed our application" in flat:
        return f"{master}: the cluster ended the question; see its log, and ask again"
    return f"Spark could not answer: {shortly(text)} (`alliance --debug` shows all of it)"


def plain(url: str) -> str:
    """A local file's address as its path."""
    return unquote(url.replace("file:///", "/").removeprefix("file:")) if url.startswith("file:") else url


def shortly(text: str) -> str:
    """The telling line of a long text: the first that names a cause, without its class."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith(("at ", "WARNING", "..."))]
    said = [line for line in lines if "Exception" in line or "Error" in line or line.startswith("[")] or lines or ["no reason given"]
    root = said[-1] if said[-1].startswith("Caused by") and said[-1].rpartition(": ")[2] not in said[0] else said[0]
    line = re.sub(r"^(Caused by: )?([\w$]+\.)+[\w$]+(Exception|Error): ?", "", root)
    return line if len(line) <= 300 else line[:300] + "…"
