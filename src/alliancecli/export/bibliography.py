"""The sources in a style for programs, as `alliance cite` writes them."""

from alliancecli.export import Selection
from alliancecli.model.words import counted
from alliancecli.query.cite import cite
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.figures import observations
from alliancecli.query.institutions import sources
from alliancecli.render.citations import render


def written(connection: Engine, asked: Selection, path: str, style: str) -> list[str]:
    """Write the sources that the events and figures asked for rest on, or all of them, by id; the note counts them."""
    wanted = {row["id"] for row in sources(connection, [])} if asked.whole else _rested_on(connection, asked)
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(render(cite(connection, sorted(wanted)), style))
    return [f"{counted(len(wanted), 'source')} written"]


def _rested_on(connection: Engine, asked: Selection) -> set[str]:
    events = timeline(connection, list(asked.events), asked.window)
    figures = observations(connection, list(asked.figures), asked.window)
    return {cited["source"] for rows in (events, figures) for row in rows for cited in row["sources"]}
