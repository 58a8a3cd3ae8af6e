"""The one folding: no case, no accents, no signs, the letters of ASCII for Latin ones, and the same in scripts of pages."""

import json
import sqlite3

import pytest

from alliancecli.model.folding import BARE, MARKS, called, fold, keys, latin, scripted


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Côte d'Ivoire", "cote d ivoire"),
        ("Łódź", "lodz"),
        ("ŁÓDŹ", "lodz"),
        ("Tromsø", "tromso"),
        ("Ærø", "aero"),
        ("Straße STRASSE STRAẞE", "strasse strasse strasse"),
        ("Đà Nẵng", "da nang"),
        ("Þingvellir", "thingvellir"),
        ("Diyarbakır, İzmir", "diyarbakir izmir"),
        ("Ǿ", "o"),
        ("Київ", "киів"),
        ("ΕΛΛΑΣ Ελλάς", "ελλασ ελλασ"),
        ("שָׁלוֹם", "שלום"),
        ("السَّلامُ عليكم", "السلام عليكم"),
        ("مكتبة کـرد", "مكتبه كرد"),
        ("हिन्दी", "हिन्दी"),
        ("ｶﾞｲﾄﾞ ガイド", "ガイド ガイド"),
        ("ﬁn m² ĳs ＮＡＴＯ", "fin m2 ijs nato"),
        ("re\u00adcon\u200dstruct", "reconstruct"),
        ("об’єкт обʼєкт об'єкт", "об єкт об єкт об єкт"),
        ("ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ", "საქართველო"),
        ("  U.S. –  ½ ", "u s 1 2"),
        ("–", ""),
    ],
)
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


def test_names_are_folded_each_once() -> None:
    assert keys("NATO", "nato", "–", "Łódź") == "|nato|lodz|"
    assert called("frc", "The Force", "FRC · The Fórce · Förce") == "|frc|the force|force|"


def test_the_full_text_keeps_no_other_letter_once_they_are_bare() -> None:
    """Words of every such letter, small and capital, with an accent and without, are one word each after it as before."""
    letters = [letter for letter, bare in BARE.items() if bare != "'"]
    words = [*letters, *map(str.upper, letters), "ẞ", "Ა", "Ꭰ", "𞤀", "Ա"]
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE text USING fts5 (said, tokenize = 'porter unicode61 remove_diacritics 2')")
    connection.executemany("INSERT INTO text VALUES (?)", [(latin(f"x{word}x"),) for word in words])
    connection.execute("CREATE VIRTUAL TABLE word USING fts5vocab (text, instance)")
    found = connection.execute("SELECT doc, term FROM word ORDER BY doc").fetchall()
    connection.close()
    assert found == [(place, fold(f"x{word}x")) for place, word in enumerate(words, 1)]


def test_a_script_has_the_letters_where_it_leaves_room_for_them() -> None:
    script = scripted("const bare = {/* letters */};\n")
    assert json.loads(script.removeprefix("const bare = ").removesuffix(";\n")) == BARE
    assert scripted("/[/* marks */]/") == f"/[{MARKS}]/"
