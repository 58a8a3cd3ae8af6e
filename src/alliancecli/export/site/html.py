"""Pieces of HTML. Text is escaped where it is put in; a `Safe` is markup already."""

from functools import lru_cache

from alliancecli.model.markup import safe


class Safe(str):
    """Markup, which is put in as it is."""


def text(value: object) -> Safe:
    """A text as markup: escaped, with nothing in it that steers a reader."""
    return value if type(value) is Safe else _escaped(str(value))


@lru_cache(maxsize=50_000)
def _escaped(value: str) -> Safe:
    return Safe(safe(value))


def tag(name: str, *inside: object, **attributes: object) -> Safe:
    """An element: `tag("a", "ISAF", href="isaf.html")`; `class_` is the attribute class, an attribute of None is left out."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items() if value is not None)
    return Safe(f"<{name}{given}>{join(*inside)}</{name}>")


def join(*parts: object) -> Safe:
    """Several texts or pieces of markup, one after the other; what is empty or None is left out."""
    return Safe("".join(text(part) for part in parts if part is not None and part != ""))


def separated(parts: list[Safe], by: str = ", ") -> Safe:
    """Pieces of markup with a text between them."""
    return Safe(text(by).join(parts))
