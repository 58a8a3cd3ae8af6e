"""The words of texts in HTML."""

import pytest

from alliancecli.record.html_text import unmarked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plain  text", "plain  text"),
        ("a &amp; b", "a & b"),
        ("<p>One</p>two<p>three</p>", "One two three"),
        ("one<br>two<br/>three", "one two three"),
        ("<b>N</b>ATO and <i>KFOR</i>’s", "NATO and KFOR’s"),
        ("<div>one<div>two</div>three</div>", "one two three"),
        ("  <p> a\n b </p> ", "a b"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_blocks_are_parted_and_words_are_not(text: str, words: str) -> None:
    assert unmarked(text) == words
