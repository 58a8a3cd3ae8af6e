"""Notes for BibTeX, RIS and CSL: which claims rest on a source, and where in it each is said."""

from collections.abc import Iterator

from alliancecli.model.links import bare_doi
from alliancecli.query.cite import Bibliography, CitedRecord
from alliancecli.query.rows import Row
from alliancecli.render.citations import clean


def entries(cited: Bibliography) -> Iterator[tuple[Row, list[str]]]:
    """Each source once, with the lines of its note: its own, one a claim with its locators, and the record's version."""
    for source, claims in cited.by_source().items():
        row = cited.sources[source]
        if row.get("DOI"):
            row = row | {"DOI": bare_doi(row["DOI"])}
        rest = [_said(claim, source) for claim in claims if claim.type != "source"]
        own = [clean(row["note"])] if row.get("note") else []
        yield row, [*own, *rest, *([f"Via {cited.edition.cited}"] if rest else [])]


def _said(claim: CitedRecord, source: str) -> str:
    return f"For {claim.id}: " + "; ".join(
        ", ".join(map(clean, filter(None, (place.locator, place.apart)))) for place in claim.places if place.source == source
    )
