"""Rows that stay as they were answered: read-only dicts with the keys of the contract, which pandas and Polars take as they are."""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, NoReturn, TypeVar

from alliancecli.views.view import View, pick

R = TypeVar("R", bound=Mapping[str, Any])


class Row(dict[str, Any]):
    """One row of an answer: a dict that cannot be changed. `dict(row)` is one that can."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("a row is what the record said and cannot be changed; change a copy: dict(row)")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type["Row"], tuple[dict[str, Any]]]:
        return Row, (dict(self),)

    def __repr__(self) -> str:
        return dict.__repr__(self)


class Rows(tuple[R, ...], Generic[R]):
    """The rows of an answer, in order, and `notes`: what is to be said of them."""

    notes: tuple[str, ...]

    def __new__(cls, rows: Iterable[R], notes: Iterable[str] = ()) -> "Rows[R]":
        """The rows, with their notes once they have been read: notes may count what went by."""
        made = super().__new__(cls, rows)
        made.notes = tuple(notes)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Rows, (tuple(self), self.notes)


def frozen(value: Any) -> Any:
    """A value that cannot be changed: lists become tuples, dicts rows."""
    if isinstance(value, dict):
        return Row({key: frozen(one) for key, one in value.items()})
    return tuple(map(frozen, value)) if isinstance(value, (list, tuple)) else value


def rows_of(view: View, said: Iterable[str] = ()) -> Rows[Any]:
    """The rows of a view with just the keys that its JSON has, and its notes after what else is said."""
    keys = [column.key for column in view.columns if column.nested]
    rows = [frozen({key: pick(row, key) for key in keys}) for row in view.rows]
    return Rows(rows, (*said, *view.notes()))
