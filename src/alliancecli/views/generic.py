"""A page of just some columns, as `--fields` asks."""

from collections.abc import Callable

from alliancecli.model.columns import Column
from alliancecli.query.rows import Row
from alliancecli.views.blocks import Block, Cell, Grid, GridColumn, GridRow
from alliancecli.views.view import pick, plain


def generic(columns: tuple[Column, ...]) -> Callable[[list[Row]], list[Block]]:
    """A page that shows just these columns, as `--fields` asks."""

    def page(rows: list[Row]) -> list[Block]:
        lines: list[GridRow] = [tuple(Cell(plain(pick(row, c.key))) for c in columns) for row in rows]
        cols = tuple(
            GridColumn(c.key, ">" if any(isinstance(pick(row, c.key), (int, float)) for row in rows) else "<", wraps=True) for c in columns
        )
        return [Grid(cols, lines)]

    return page
