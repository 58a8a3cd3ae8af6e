"""Progress of a build on one line of the terminal: its stage, how much is done, rows a second, time left."""

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Column
from rich.text import Text

from alliancecli.record.csv_reader import Progress as Step


class _Rate(ProgressColumn):
    """Rows so far, and a second."""

    def render(self, task: Task) -> Text:
        rows = task.fields["rows"]
        if not rows:
            return Text("")
        rate = f", {rows / task.elapsed:,.0f} a second" if task.elapsed else ""
        return Text(f"{rows:,} rows{rate}")


class Bar:
    """The line itself, on stderr, gone when closed. It is there from the first step shown."""

    def __init__(self) -> None:
        whole = Column(no_wrap=True)  # what is short gives way to nothing: the bar does, or the line would jump between one and two
        said = TextColumn("{task.description}", markup=False, table_column=whole)
        columns = (SpinnerColumn(), said, BarColumn(), _Rate(whole), TimeRemainingColumn(compact=True))
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task: TaskID | None = None
        self._doing = ""
        self._progress.start()

    def show(self, step: Step) -> None:
        """Show a step; a new kind of step takes the line over."""
        if step.stage != self._doing:
            if self._task is not None:
                self._progress.remove_task(self._task)
            self._task = self._progress.add_task(step.stage, total=step.total or None, rows=0)
            self._doing = step.stage
        if self._task is not None:
            self._progress.update(self._task, completed=step.done, rows=step.rows)

    def close(self) -> None:
        """Take the line away."""
        self._progress.stop()
