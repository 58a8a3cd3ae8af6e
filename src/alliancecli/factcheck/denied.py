"""What a draft denies, asks or supposes: it states nothing, and nothing of it is held against the record."""

import re

from alliancecli.factcheck.reading import Sentence


def is_no_statement(sentence: Sentence, start: int, end: int) -> bool:
    """Whether `text[start:end]` of a sentence is denied in its clause, stands behind an `if`, or in a question to be answered yes or no."""
    text = sentence.paragraph.text
    begin = max((match.end() for match in _BREAK.finditer(text, sentence.start, start)), default=sentence.start)
    last = _BREAK.search(text, end, sentence.end)
    if _DENIES.search(text, begin, last.start() if last else sentence.end):
        return True
    if _ASKS.match(text, sentence.start, sentence.end) and sentence.text.rstrip().endswith("?"):
        return True
    supposed = _IF.match(text, begin, sentence.end)
    return supposed is not None and supposed.end() <= start + len("if ")


_BREAK = re.compile(r"[;:] |,['\"’”]? |\b(?:but|while|whereas|although|though|because)\b|\((?=[a-z])")
_DENIES = re.compile(
    r"\b(?:(?:did|do|does|had|has|have|was|were|is|are|could|would|can|will) not"
    r"|(?:did|do|does|had|has|have|was|were|is|are|could|would|wo|ca)n['’]t|never|cannot)\b"
    r"(?! (?:even|quite|only|just|merely|simply|exceed|come|return|survive|[A-Z]))"
    r"(?![^,;.]*\b(?:until|till|before|than|a single|yet|but)\b)"
)
"""What denies its clause; `not until 2004`, `no more than 60`, `did not go but`, `not American` and `did not come home` do not."""
_ASKS = re.compile(r"\W*(?:Did|Do|Does|Was|Were|Is|Are|Had|Has|Have|Can|Could|Will|Would) ")
_IF = re.compile(r"\W*(?:[Ii]f|[Uu]nless|[Hh]ad (?=[A-Z])|[Ss]uppose|[Ii]magine) ")
