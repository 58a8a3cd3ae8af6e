"""The words of texts in HTML."""

from html.parser import HTMLParser

_INLINE = frozenset(("a", "abbr", "b", "cite", "code", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup", "u"))
"""Tags within a line of text."""


def unmarked(text: str) -> str:
    """The words of a text in HTML, those of each block after a space."""
    if "<" not in text and "&" not in text:
        return text
    words = _Words()
    words.feed(text)
    words.close()
    return " ".join("".join(words.parts).split())


class _Words(HTMLParser):
    """Keeps what stands between the tags."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Part the words that a tag parts."""
        self.parts.append("" if tag in _INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        """Part the words that a tag parts."""
        self.handle_starttag(tag, None)

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.parts.append(data)
