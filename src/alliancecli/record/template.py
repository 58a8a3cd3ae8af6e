"""A template of each kind of record, to paste and fill in: every key with an example and what it means."""

from collections.abc import Iterator

from alliancecli.record.decode import spec
from alliancecli.record.loading import FILES
from alliancecli.record.schema import descriptions

FILE_OF_KIND = {
    "event": "events",
    "figure": "figures",
    "institution": "institutions",
    "relation": "relations",
    "source": "sources",
    "term": "terms",
}
"""The kinds of record that have a template, and the file (less its ending) that each goes into."""

CITED = '[{source: nids-2009, locator: "2(1)", anchor: "in August 2003"}]'

EXAMPLES: dict[str, dict[str, str]] = {
    "event": {
        "id": "nato-takes-isaf-example",
        "date": '"2003-08"',
        "title": "NATO takes over command of ISAF",
        "kind": "transfer",
        "theatres": "[afghanistan]",
        "actors": "[nato]",
        "institutions": "[isaf]",
        "sources": CITED,
    },
    "figure": {
        "id": "isaf-2009-01-example",
        "subject": "isaf",
        "contributor": "deu",
        "measure": "troops",
        "value": "3405",
        "unit": "troops",
        "scope": "in-force",
        "date": '"2009-01"',
        "sources": '[{source: nids-2009, locator: "2(2)", anchor: "Germany (3,405)"}]',
    },
    "institution": {
        "id": "example-mission",
        "name": "Example Training Mission",
        "acronyms": "[EXTM]",
        "kind": "mission",
        "theatres": "[iraq]",
        "sources": CITED,
    },
    "relation": {
        "id": "saceur-holder-example",
        "subject": "saceur",
        "relation": "holder",
        "name": "Given Family",
        "date": '"2003-01-17/2006-12-07"',
        "sources": CITED,
    },
    "source": {
        "id": "family-1999",
        "type": "book",
        "title": "The Title As It Stands On The Title Page",
        "author": "[{family: Family, given: Given}]",
        "publisher": "Example Press",
        "publisher-place": "London",
        "issued": '"1999"',
        "tier": "S",
    },
    "term": {
        "id": "example-term",
        "name": "example term",
        "definition": "What it means, in our words",
        "author": "Given Family",
        "contrasts_with": "[collective-security]",
        "sources": CITED,
    },
}
"""An example for the keys that most records have; the others stand in the template as comments."""


def template(kind: str) -> Iterator[str]:
    """The lines of the template of one of FILE_OF_KIND."""
    cls = FILES[FILE_OF_KIND[kind]]
    said, examples = descriptions(cls), EXAMPLES[kind]
    yield f"# Paste into data/{FILE_OF_KIND[kind]}.yaml, fill in, take out what you do not need, then run `alliance check`.\n"
    first = True
    for key, rule in spec(cls).items():  # type: ignore[arg-type]  # classes are hashable
        meaning = said[rule.attribute]
        if key in examples:
            yield f"{'- ' if first else '  '}{key}: {examples[key]}  # {meaning}\n"
            first = False
        else:
            yield f"  # {key}:  # {meaning}\n"
