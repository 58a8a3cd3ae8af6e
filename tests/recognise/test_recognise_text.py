"""Running text made plain."""

import pytest

from alliancecli.recognise.text import normalise


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“quoted” and ‘so’", "\"quoted\" and 'so'"),
        ("1714–67 — so", "1714-67 - so"),
        ("Poland (1,590).18 Fifteen", "Poland (1,590). Fifteen"),
        ("in April 2009.29 As", "in April 2009. As"),
        ("than 1,590.18 Fifteen", "than 1,590. Fifteen"),
        ("the Taliban14\nthat", "the Taliban\nthat"),
        ("(OECD),11 using", "(OECD), using"),
        ("by the U.S.36\n", "by the U.S.\n"),
        ("because he wishes to.”33 Simply", 'because he wishes to." Simply'),
        ("less than 50%.51 The", "less than 50%. The"),
        ("indivisible.”¹² A", 'indivisible." A'),
        ("oﬃce", "office"),
        ("nai\N{COMBINING DIAERESIS}ve", "naïve"),
        ("1.9 million and $2.5 billion", "1.9 million and $2.5 billion"),
        ("12.5 per cent", "12.5 per cent"),
        ("C-130 and AK-47 in '98", "C-130 and AK-47 in '98"),
        ("at 55,100 troops", "at 55,100 troops"),
        ("at 55’100 troops", "at 55'100 troops"),
        ("5’100 troops", "5'100 troops"),
        ("1ʼ234ʼ567 francs", "1'234'567 francs"),
        ("in ‘1990’123 and", "in '1990' and"),
        ("५०॰", "50॰"),  # what stands behind the nine of Devanagari is a sign for what is cut short
        ("٢٠٬٠٠٠ and ۹۸٫۵ and २०१९ and ０７", "20,000 and 98.5 and 2019 and 07"),
    ],
)
def test_plain_characters_and_no_note_marks(text: str, plain: str) -> None:
    assert normalise(text) == plain
