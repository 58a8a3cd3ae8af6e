"""The words by which a row of a table says that it adds up others."""

from alliancecli.model.folding import fold

_ENDS = {
    *("total", "totals", "subtotal", "subtotals", "totale", "totali", "totaux", "totales", "totaal", "totalt", "totalsumma"),
    *("summe", "gesamtsumme", "zwischensumme", "gesamt", "insgesamt", "итого", "всего"),
}
"""Words that begin or end what such a row is called, however it goes on: `Total général`, `NATO total`."""

_ALONE = {
    *("sum", "all", "all countries", "all nations", "all states", "overall", "zusammen", "alle", "ensemble", "tous", "tutti", "todos"),
    *("suma", "summa", "i alt", "yhteensa", "razem", "ogolem", "celkem", "toplam"),
}
"""What it is called besides, as names are folded."""


def is_total(name: str) -> bool:
    """Whether a name says that its row adds up others: `Total`, `Summe`, `Grand total`."""
    words = fold(name).split()
    return bool(words) and (not _ENDS.isdisjoint((words[0], words[-1])) or " ".join(words) in _ALONE)
