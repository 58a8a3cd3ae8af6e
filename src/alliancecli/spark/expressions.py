"""What the index has and the files have not: JSON of lists."""

from alliancecli.model.columns import OF_ONE_PASSAGE, Column


def made(column: Column) -> str:
    """The expression that makes a column of the index of that of the files, `_value` in it; empty where it is the same."""
    if not column.encoded:
        return ""
    return _CITATIONS if column.kind == "citations" else _JSON.format(options="")


_JSON = "coalesce(to_json(_value{options}), '[]')"
"""A list as the index has it: of objects the keys that are not empty."""

_CITATIONS = "regexp_replace({json}, ',\"({keys})\":null', '')".format(
    json=_JSON.format(options=", map('ignoreNullFields', 'false')"), keys="|".join(OF_ONE_PASSAGE)
)
"""Entries of sources with all their keys, but for those of a passage that was published by itself."""
