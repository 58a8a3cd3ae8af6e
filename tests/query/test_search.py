"""Search: every kind of record, all of the words in either spelling, what bears the very name first, and no text that breaks it."""

import shlex
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancecli import index
from alliancecli.errors import BadUsage
from alliancecli.query.search import no_hit_report, search
from alliancecli.query.search_query import search_query, widened
from alliancecli.query.synonyms import synonyms
from alliancecli.query.windows import Window
from conftest import TESTS, Cli, Result
from harm import folder

ARCHIVE = TESTS / "samples" / "archive"

Search = Callable[..., Result]


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> Search:
    """Run `alliance search WORDS --json` on the archive."""
    monkeypatch.setenv("ALLIANCE_DATA", str(ARCHIVE))
    return lambda *words: alliance("search", *words, "--json")


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    """The archive's index, in memory."""
    with closing(index.connect([str(ARCHIVE)], None)) as connection:
        yield connection


def ids(result: Result) -> list[str]:
    assert result.code == 0, result.err
    return [row["id"] for row in result.rows]


@pytest.mark.parametrize(
    ("words", "kind", "id_"),
    [
        ("haste", "event", "peacekeepers-sent"),
        ("8910", "figure", "watch-1995"),
        ("8,910 troops", "figure", "watch-1995"),
        ('"council of the coast"', "institution", "cdc"),
        ("fort-free", "", ""),
        ("stand for one", "term", "collective-defence"),
        ('"life of cdc"', "relation", "cdc-life"),
        ("osei", "source", "almanac"),
        ("Harbour Press", "source", "almanac"),
    ],
)
def test_every_kind_of_record_is_searched(archive: Search, words: str, kind: str, id_: str) -> None:
    assert [(row["type"], row["id"]) for row in archive(words).rows] == ([(kind, id_)] if id_ else [])


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("CDC", "cdc"),
        ("cdc", "cdc"),
        ("the council", "cdc"),
        ("coastal defense council", "cdc"),  # its name, in the other spelling
        ("cote d'ivoire", "cote"),
        ("CÔTE D’IVOIRE", "cote"),
        ("collective defence", "collective-defence"),
        ("collective-defense", "collective-defence"),
        ("watch-1995", "watch-1995"),
    ],
)
def test_what_bears_the_very_name_comes_first(archive: Search, words: str, id_: str) -> None:
    assert ids(archive(words))[0] == id_


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("defense programme center", ["cdc-founded"]),
        ("organized labor", ["peacekeepers-sent"]),
        ("stabilizing", ["two-fairs"]),
        ("harbor", ["almanac", "cdc-founded"]),
        ("peace-keeping", ["peacekeepers-sent"]),
        ("u.s.", ["peacekeepers-sent"]),
    ],
)
def test_british_and_american_spelling_find_each_other(archive: Search, words: str, found: list[str]) -> None:
    assert sorted(ids(archive(words))) == found


def test_several_words_are_all_of_them_and_quoted_words_stand_together(archive: Search) -> None:
    assert set(ids(archive("collective", "defence"))) == {"collective-defence", "cdc-founded", "peacekeepers-sent"}
    assert set(ids(archive('"collective defense"'))) == {"collective-defence", "cdc-founded"}
    assert ids(archive('"defence collective"')) == []
    assert ids(archive("collective haste")) == ["peacekeepers-sent"]


def test_a_star_lets_a_word_go_on(archive: Search) -> None:
    assert ids(archive("peacek")) == []
    assert ids(archive("peacek*")) == ["peacekeepers-sent"]
    assert ids(archive('"go to the hi"*')) == ["peacekeepers-sent"]


def test_a_word_in_a_title_counts_more_than_one_in_a_text(archive: Search) -> None:
    assert ids(archive("fair"))[0] == "two-fairs"


def test_a_word_is_found_with_any_ending(archive: Search) -> None:
    assert "peacekeepers-sent" in ids(archive("peacekeeping"))
    assert archive("peacekeeper").rows == archive("peacekeepers").rows


def test_a_word_of_the_field_finds_what_stands_for_it(archive: Search) -> None:
    assert "watch-1995" in ids(archive("soldiers 8910"))


@pytest.mark.parametrize("word", ["asks", "asked", "asking"])
def test_what_stands_for_a_word_stands_for_its_forms(word: str) -> None:
    assert synonyms(word) == synonyms("ask") == ("request",)


def test_where_few_records_have_all_of_the_words_that_is_said(archive: Search) -> None:
    assert "all of the words in 1 of them, most in the others" in archive("haste watch hill").err


def test_where_no_record_has_all_of_the_words_those_with_most_are_shown_and_that_is_said(archive: Search) -> None:
    result = archive("haste coastal")
    assert ids(result)[0] == "peacekeepers-sent"  # the rarer word tells more
    assert "cdc" in ids(result)  # but the other is not driven out
    assert "no record has all of the words: these have most" in result.err
    result = archive("organised haste colective")
    assert ids(result)[0] == "peacekeepers-sent"
    assert "no record has colective (but collective)" in result.err


def test_common_words_do_not_count_beside_others(archive: Search) -> None:
    assert archive("who is the cdc").rows == archive("cdc").rows
    assert archive("the").code == 0


def test_a_time_in_the_question_is_a_window_and_what_lies_within_comes_first(archive: Search) -> None:
    result = archive("hills september 1994")
    assert ids(result)[0] == "peacekeepers-sent"
    assert "read september 1994 as a time" in result.err
    result = archive("fairs 1950")
    assert ids(result) == ["two-fairs"]
    assert "none of them is known to be of 1950" in result.err


def test_a_short_name_is_read_as_what_it_means(alliance: Cli) -> None:
    result = alliance("search", "us troops in iraq september 2008", "--json", "--limit", "4")
    assert {"us-iraq-2008-09-30-active", "us-iraq-2008-09-30-all"} <= set(ids(result))
    assert "read us as United States, september 2008 as a time" in result.err


def test_a_snippet_is_words_of_the_text_and_never_ids_or_tags(alliance: Cli) -> None:
    rows = alliance("search", "peacekeepers bosnia", "--json").rows
    assert any(row["snippet"] for row in rows)
    for row in rows:
        assert "peacekeeping ·" not in row["snippet"]
        assert row["id"] not in row["snippet"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), {"cdc", "cdc-founded", "cdc-life"}),
        (("--kind", "event"), {"cdc-founded"}),
        (("--kind", "relation"), {"cdc-life"}),
        (("--kind", "event", "--kind", "institution"), {"cdc", "cdc-founded"}),
        (("--theatre", "coast"), {"cdc", "cdc-founded"}),
        (("--theatre", "hills"), set()),
        (("--from", "1991"), {"cdc", "cdc-life"}),
        (("--to", "1990", "--certain"), {"cdc-founded"}),
    ],
)
def test_filters_narrow_it(archive: Search, options: tuple[str, ...], found: set[str]) -> None:
    assert set(ids(archive("cdc", *options))) == found


def test_what_may_lie_outside_the_window_is_kept_and_marked(archive: Search) -> None:
    result = archive("hills", "--kind", "event", "--during", "1995")
    assert [(row["id"], row["certainty"]) for row in result.rows] == [("peacekeepers-sent", "possible")]
    assert "1 hit marked ?" in result.err


def test_a_set_of_dates_is_not_found_in_its_gap(archive: Search) -> None:
    assert ids(archive("fairs", "--during", "1991/1992")) == ["two-fairs"]
    assert ids(archive("fairs", "--during", "1994")) == []


def test_what_has_no_date_is_left_out_of_a_window_and_counted(archive: Search) -> None:
    result = archive("collective", "defence", "--from", "1980")
    assert "collective-defence" not in ids(result)
    assert "1 more without a date left out" in result.err


def test_a_row_has_the_keys_of_the_contract_and_plain_text(archive: Search) -> None:
    row = archive("haste").rows[0]
    assert list(row) == ["type", "id", "date", "title", "snippet", "rank", "sources", "certainty"]
    assert row["snippet"] == "Some were organised in haste; labour was short. A defence of collective action was heard."
    assert (row["rank"], row["date"], row["sources"][0]["locator"]) == (1, "1994-05/1995", "p. 4")


def test_an_institution_has_its_life_for_a_date(archive: Search) -> None:
    assert archive("cdc", "--kind", "institution").rows[0]["date"] == "1990/1999"


def test_a_page_shows_the_hit_in_colour_only_where_colour_is_wanted(monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> None:
    monkeypatch.setenv("ALLIANCE_DATA", str(ARCHIVE))
    plain, coloured = alliance("search", "haste"), alliance("search", "haste", "--color", "always")
    assert plain.out.splitlines()[:4] == [
        "1 hit for 'haste'",
        "",
        "event  May 1994 – 1995  Peacekeepers go to the hills",
        "                        peacekeepers-sent: Some were organised in haste; labour was short. "
        "A defence of collective action was heard. [1]",
    ]
    assert plain.err == "1 hit: 1 event\n"
    assert "organised in \x1b[1;4mhaste\x1b[0m; labour" in coloured.out


def test_the_limit_says_how_many_there_are(archive: Search) -> None:
    result = archive("collective", "--limit", "1")
    assert len(result.rows) == 1
    assert result.err.splitlines()[:2] == ["1 of 3 shown (--limit)", "3 hits: 2 events, 1 term"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("colective", "nothing found for 'colective'; did you mean collective?"),
        ("colective haast", "did you mean collective for colective; haste for haast?"),
        ("zzzzzz", "no record has zzzzzz"),
        ("haste --theatre coast", "with these filters; without them 1 hit"),
    ],
)
def test_nothing_found_is_no_error_and_says_what_is_near(archive: Search, words: str, said: str) -> None:
    result = archive(*words.split())
    assert (result.code, result.out) == (0, "[]\n")
    assert said in result.err


@pytest.mark.parametrize("words", ["-", "*", '""', "()", "'", "\x00"])
def test_no_word_at_all_is_a_mistake(alliance: Cli, words: str) -> None:
    assert alliance("search", "--", words).code == 2


@pytest.mark.parametrize(
    "words",
    [
        "haste AND", "OR", "NEAR(haste labour)", "haste:", "name:haste", "-haste", "^haste", '"haste', 'haste"', "(haste", "{name}: haste",
        "haste\x00labour", "haste'; DROP TABLE text --", "haste*labour", "a" * 50_000, "haste " * 150, "\ud800haste", "NOT haste",
        '"" haste',
    ],
)  # fmt: skip
def test_no_text_is_an_error_of_the_language_underneath(monkeypatch: pytest.MonkeyPatch, alliance: Cli, words: str) -> None:
    monkeypatch.setenv("ALLIANCE_DATA", str(ARCHIVE))
    result = alliance("search", "--json", "--", words)
    assert result.code == 0, result.err
    assert isinstance(result.rows, list)


@given(st.text(max_size=40))
def test_any_text_is_a_question_or_a_plain_mistake(connection: sqlite3.Connection, text: str) -> None:
    try:
        asked = widened(connection, search_query(text))
    except BadUsage:
        return
    found = search(connection, asked, [], Window())
    assert len(list(found.rows)) == found.total
    if not found.total:
        assert no_hit_report(connection, asked).unfiltered == 0


def test_too_many_words_are_a_mistake(alliance: Cli) -> None:
    assert alliance("search", "word " * 201).code == 2


def test_text_is_found_the_same_on_the_disk_as_in_memory(tmp_path: Path, connection: sqlite3.Connection) -> None:
    index.connect([str(ARCHIVE)], str(tmp_path)).close()
    with closing(index.connect([str(ARCHIVE)], str(tmp_path))) as kept:
        for text in ("cdc", "collective defence", "haste"):
            rows = [list(search(one, search_query(text), [], Window()).rows) for one in (kept, connection)]
            assert rows[0] == rows[1]


def test_the_bundled_record_finds_its_alliance_first(alliance: Cli) -> None:
    row = alliance("search", "nato", "--json", "--limit", "1").rows[0]
    assert (row["type"], row["id"]) == ("institution", "nato")


@pytest.mark.parametrize(
    "word",
    [
        "Київ",
        "андрій",
        "한국",
        "Straße",
        "STRASSE",
        "grosse strasse",
        "الجزائر",
        "ガイド",
        "Côte",
        "cote",
        "Αθήνα",
        "İzmir",
        "İzm*",
        "Lodz",
        "łódź",
        "ŁÓDŹ",
        "lod*",
    ],
)
def test_a_word_is_found_by_its_own_spelling(alliance: Cli, tmp_path: Path, word: str) -> None:
    titles = "Київ і Андрій", "한국 회의", "Große Straße", "الجزائر", "日本国と国連", "ガイド 本", "Côte d’Ivoire", "Αθήνα", "İzmir", "Łódź"
    rows = (f"e-{n},1994-01-{n:02},{title},report,frc,diary,p. 1\n" for n, title in enumerate(titles, 1))
    data = folder(tmp_path / "data", "id,date,title,kind,actors,source,locator\n" + "".join(rows))
    found = alliance("search", word, "--kind", "event", "--data", str(data), "--json").rows
    assert len(found) == 1


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("ΕΛΛΑΣ", "Ελλάς"),  # a capital sigma is both of the small ones
        ("ελλασ", "Ελλάς"),
        ("Ёлка", "елка"),
        ("שלום", "שָׁלוֹם"),
        ("שָׁלוֹם", "שלום"),
        ("السلام", "السَّلامُ"),
        ("أحمد", "احمد"),
        ("مكتبه", "مكتبة"),
        ("كرد", "کـرد"),
        ("हिन्दी", "हिन्दी"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("ガイド", "ｶﾞｲﾄﾞ"),
        ("nato", "ＮＡＴＯ"),
        ("financial", "ﬁnancial"),
        ("ﬁnancial", "financial"),
        ("IJssel", "ĳssel"),
        ("m2", "m²"),
        ("reconstruction", "re\u00adcon\u00adstruc\u00adtion"),
        ("می‌خواهم", "میخواهم"),
        ("国連", "日本国と国連"),
        ("แลนด์", "ไทยแลนด์"),
    ],
)
def test_a_word_is_found_in_another_spelling_of_its_letters_and_marked_whole(alliance: Cli, tmp_path: Path, word: str, title: str) -> None:
    titles = f"first {title} last", "another thing", "カイト", "हद", "Киев"
    rows = (f"e-{n},1994-01-{n:02},{title},report,frc,diary,p. 1\n" for n, title in enumerate(titles, 1))
    data = folder(tmp_path / "data", "id,date,title,kind,actors,source,locator\n" + "".join(rows))
    with closing(index.connect([str(data)], None)) as connection:
        (row,) = search(connection, widened(connection, search_query(word)), [], Window()).rows
    assert (row["id"], row["hits"]) == ("e-1", (title,))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("80%", {"e-1", "e-2", "e-3"}),
        ("80 %", {"e-1", "e-2", "e-3"}),
        ("80 per cent", {"e-1", "e-2", "e-3"}),
        ("80", {"e-1", "e-2", "e-3", "e-4"}),
        ('"80% of it"', {"e-1"}),
        ("8*", {"e-1", "e-2", "e-3", "e-4", "e-5"}),
        ("O'Brien", {"e-6"}),
        ("O’Brien", {"e-6"}),
    ],
)
def test_a_share_is_found_by_the_sign_and_by_the_word(alliance: Cli, tmp_path: Path, words: str, found: set[str]) -> None:
    titles = "80% of it", "80 % or so", "80 percent of us", "80 soldiers", "800 soldiers", "Mr O'Brien"
    rows = (f"e-{n},1994-01-{n:02},{title},report,frc,diary,p. 1\n" for n, title in enumerate(titles, 1))
    data = folder(tmp_path / "data", "id,date,title,kind,actors,source,locator\n" + "".join(rows))
    assert {row["id"] for row in alliance("search", words, "--kind", "event", "--data", str(data), "--json").rows} == found


@pytest.mark.parametrize(
    ("words", "told"), [("C++ haste", "+"), ("§ 5 haste", "§"), ("R&D $5 haste", "& $"), ("50% haste", ""), ("U.S. haste", "")]
)
def test_signs_that_nothing_is_looked_for_by_are_told(archive: Search, words: str, told: str) -> None:
    lines = [line.rsplit(": ", 1)[1] for line in archive(words).err.splitlines() if line.startswith("signs do not count")]
    assert lines == [told] * bool(told)


def test_a_word_that_the_record_has_is_not_told_to_be_near_itself(archive: Search) -> None:
    assert archive('"haste colective"').err == "nothing found for '\"haste colective\"'; did you mean collective for colective?\n"


def test_of_words_about_as_like_a_misspelled_one_the_commonest_is_told_first_as_it_stands(alliance: Cli, tmp_path: Path) -> None:
    titles = ["Trust grows", "A truppe plays", "A trump card", "Troops leave", "More troops leave", "The troop rests"]
    rows = [f"e{n},2001,{title},report,FRC,diary,p\n" for n, title in enumerate(titles)]
    data = folder(tmp_path / "data", "id,date,title,kind,actors,source,locator\n" + "".join(rows))
    said = alliance("search", "troups", "--data", str(data)).err
    assert said.startswith("nothing found for 'troups'; did you mean troops, ")


def test_a_name_that_is_not_known_is_told_from_others_as_search_folds_them(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", "id,date,title,kind,actors,source,locator\n")
    with (data / "institutions.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: third, name: Łódź, aliases: [Tromsø Group], kind: group, sources: [{source: diary, locator: p. 2}]}\n")
    for asked in ("lodz", "tromso", "tromso grop"):
        told = alliance("show", asked, "--data", str(data))
        assert (told.code, told.err) == (3, f"alliance: no record is called '{asked}'; did you mean third?\n")


def test_of_the_claims_of_one_series_the_best_stands_for_all(mini: Cli) -> None:
    key = ("subject", "contributor", "measure", "status", "scope", "unit")
    series = {row["id"]: tuple(row[name] for name in key) for row in mini("figures", "--json").rows}
    found = [series[row["id"]] for row in mini("search", "troops", "--json").rows if row["type"] == "figure"]
    first = [found.index(one) for one in dict.fromkeys(found)]
    assert len(found) > len(first) > 1
    assert first == list(range(len(first)))
    limited = [row["id"] for row in mini("search", "troops", "--limit", "3", "--json").rows]
    assert limited == [row["id"] for row in mini("search", "troops", "--json").rows][:3]


@pytest.mark.parametrize("word", ["soldiers", "personnel"])  # of troops there are so many that the word tells little
def test_a_word_itself_counts_more_than_one_that_means_the_same(mini: Cli, tmp_path: Path, word: str) -> None:
    data = copytree(TESTS / "mini", tmp_path / "data")
    rows = "".join(f"has-{one},2003-08-0{n},Their {one} come,deployment,diary,p. {n}\n" for n, one in enumerate(SAME, 1))
    (data / "events.csv").write_text("id,date,title,kind,source,locator\n" + rows, encoding="utf-8")
    found = ids(mini("search", "their", word, "--data", str(data), "--json"))
    assert found[0] == f"has-{word}"
    assert set(found) >= {f"has-{one}" for one in SAME}


SAME = ("personnel", "soldiers", "troops")


@pytest.mark.parametrize(
    ("summary", "snippet"),
    [
        ("They came first.", "Blue Men · They came first."),
        ("Whom some called the blue men came first.", "Whom some called the blue men came first."),
    ],
)
def test_another_name_that_was_found_stands_before_the_text_where_that_has_not_the_word(
    alliance: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, summary: str, snippet: str
) -> None:
    data = copytree(TESTS / "mini", tmp_path / "data")
    file = data / "institutions.yaml"
    named = f"  name: The Vanguard\n  aliases: [Blue Men]\n  summary: {summary}\n"
    file.write_text(file.read_text(encoding="utf-8").replace("  name: The Vanguard\n", named), encoding="utf-8")
    monkeypatch.setenv("ALLIANCE_DATA", str(data))
    (row,) = alliance("search", "blue", "--json").rows
    assert (row["id"], row["snippet"]) == ("vanguard", snippet)


@pytest.mark.parametrize("asked", ["srebrenica massacre", "massacre in srebrenica july 1995"])
def test_what_was_done_is_found_by_another_word_for_it(alliance: Cli, asked: str) -> None:
    assert alliance("search", *asked.split(), "--json").rows[0]["id"] == "srebrenica-falls"


@pytest.mark.parametrize(
    ("word", "other"), [("kenyan", "kenya"), ("chinese", "china"), ("poles", "poland"), ("dutch", "netherlands"), ("german", "germany")]
)
def test_a_nation_is_found_by_its_people_and_not_by_its_capital(word: str, other: str) -> None:
    assert other in synonyms(word)
    assert not {"nairobi", "beijing", "warsaw", "berlin"} & {*synonyms(word), *synonyms(other)}


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        ("how many troops in kosovo now", "alliance troops --theatre kosovo --as-of today"),
        ("how many troops did the us have in iraq in 2007", "alliance troops --theatre iraq --contributor usa --as-of 2007"),
        ("italian troops in isaf", "alliance troops isaf --contributor ita"),
        ("how big was sfor in june 1998", "alliance troops sfor --as-of 'june 1998'"),
        ("who is nato secretary general", "alliance holders nato-secretary-general"),
        ("who was secretary general of nato in 2003", "alliance holders nato-secretary-general --as-of 2003"),
        ("who commanded kfor in 2005", "alliance holders kfor --as-of 2005"),
        ("which countries are members of nato", "alliance members nato"),
        ("how many soldiers died in afghanistan", "alliance figures --theatre afghanistan --measure casualties"),
        ("how long did isaf last", "alliance show isaf"),
    ],
)
def test_the_command_that_answers_a_question_is_told_and_answers(alliance: Cli, asked: str, command: str) -> None:
    assert f"the answer itself: `{command}`\n" in alliance("search", *asked.split(), "--limit", "1").err
    answered = alliance(*shlex.split(command)[1:], "--csv")
    assert (answered.code, answered.out.count("\n") > 1) == (0, True)


@pytest.mark.parametrize("asked", ["nato", "kosovo war", "troops", "members", "who knows", "finland membership", "troops of the taliban"])
def test_where_no_command_counts_or_lists_it_none_is_told(alliance: Cli, asked: str) -> None:
    assert "the answer itself" not in alliance("search", *asked.split(), "--limit", "1").err


def test_asked_how_long_it_lasted_that_is_what_is_looked_for_and_no_word(alliance: Cli) -> None:
    asked = alliance("search", "how", "long", "did", "the", "kosovo", "air", "campaign", "last", "--json")
    assert ids(asked) == ids(alliance("search", "kosovo", "air", "campaign", "--json"))
    assert ids(asked)[0] == "op-allied-force"
    assert ids(alliance("search", "long", "war", "--json")) != ids(alliance("search", "war", "--json"))


def test_asked_of_now_or_with_small_words_around_a_title_the_title_is_found(alliance: Cli) -> None:
    assert ids(alliance("search", "troops kosovo now", "--json")) == ids(alliance("search", "troops kosovo", "--json"))
    (first,) = alliance("search", "how many us troops in iraq in 2007", "--limit", "1", "--json").rows
    assert first["title"] == "US troops in Iraq"


@pytest.mark.parametrize("asked", ["resolution 1244", "un resolution 1973 libya", "unscr 1386", "resolution no. 1973"])
def test_the_number_of_a_resolution_is_no_year(alliance: Cli, asked: str) -> None:
    found = alliance("search", *asked.split(), "--json")
    assert "as a time" not in found.err
    assert f"unscr-{next(word for word in asked.split() if word.isdigit())}" in ids(found)[:2]


def test_a_scrap_of_a_word_is_no_word_like_it(alliance: Cli) -> None:
    said = alliance("search", "afganistan", "trops").err
    assert "did you mean afghanistan" in said
    assert "afghanistan6" not in said
    assert "afghanistant" not in said
