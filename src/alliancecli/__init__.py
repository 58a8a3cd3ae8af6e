"""alliance: dated, sourced facts on NATO and the alliances' roles in peace operations."""

__version__ = "0.1.0"
