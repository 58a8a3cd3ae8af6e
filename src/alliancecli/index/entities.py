"""What is no claim, as rows of the index: sources, institutions, terms."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from alliancecli.dates.days import OPEN_DAY, day_number, iso
from alliancecli.index.called import called
from alliancecli.index.encoding import as_columns, as_json, json_text, plain, single
from alliancecli.index.ties import Ties
from alliancecli.model.lives import Life
from alliancecli.model.records import Institution, Source, Term


def source_row(source: Source, short: Mapping[str, str]) -> dict[str, Any]:
    """A source as the columns of its table; `short` is what institutions are called for short."""
    csl = {f.name.replace("_", "-"): plain(getattr(source, f.name)) for f in fields(source)}
    authors = (name.literal or ", ".join(filter(None, (name.family, name.given))) for name in source.author)
    return {
        "id": source.id,
        "type": source.type,
        "title": source.title,
        "tier": source.tier.value,
        "author": "; ".join(authors),
        "issued": str(source.issued),
        "issued_first": day_number(source.issued.min, -OPEN_DAY),
        "issued_last": day_number(source.issued.max, OPEN_DAY),
        "called": json_text(called(source, short)),
        "csl": json_text({key: value for key, value in csl.items() if value not in ("", [], None)}),
    }


def institution_row(one: Institution, life: Life, tied: Ties) -> dict[str, Any]:
    """An institution as the columns of its table: with its life, and what relations tie to it."""
    derived = {key: as_json(tuple(found.get(one.id, ()))) for key, found in tied.lists.items()}
    return {
        **as_columns(one),
        **derived,
        "parent": tied.parents.get(one.id),
        "established": single(life.began),
        "dissolved": single(life.ended),
        "life_first": life.first,
        "life_last": life.last,
    }


def term_row(one: Term) -> dict[str, Any]:
    """A term as the columns of its table."""
    bounds_ = {"date_min": iso(one.date.min), "date_max": iso(one.date.max)} if one.date else {"date_min": None, "date_max": None}
    return {**as_columns(one), **bounds_}
