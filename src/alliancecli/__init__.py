"""alliance: dated, sourced facts on NATO and the alliances' roles in peace operations.

`alliancecli.open()` is the record, to be asked from Python; `alliancecli.errors` is what can go wrong.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # `typing` costs 5 ms, and the command line imports this
if TYPE_CHECKING:
    from alliancecli.api import Record, Row, Rows, open

__all__ = ["Record", "Row", "Rows", "__version__", "open"]


def __getattr__(name: str) -> object:
    """The library, imported when it is first asked for."""
    if name not in ("Record", "Row", "Rows", "open"):
        raise AttributeError(f"module 'alliancecli' has no attribute '{name}'")
    from alliancecli import api

    return getattr(api, name)
