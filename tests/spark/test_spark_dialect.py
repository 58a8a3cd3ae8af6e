"""What becomes of a statement on its way to Spark; no Java is needed to see that."""

import pytest

pytest.importorskip("sqlglot", reason="sqlglot is not installed: pip install -e '.[spark]'")

from alliancecli.errors import AllianceError
from alliancecli.spark.dialect import translated

FACET = "SELECT record FROM facet WHERE field = 'event.actor' AND term IN (:a, :b)"


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ("o.scope IS r.scope", "o.scope IS NOT DISTINCT FROM r.scope"),
        (f"r.row IN ({FACET})", "ARRAYS_OVERLAP(r.actors, ARRAY(:a, :b))"),
        (f"EXISTS ({FACET} AND record = r.row)", "ARRAYS_OVERLAP(r.actors, ARRAY(:a, :b))"),
        (FACET.join(("r.row IN (", ")")).replace("event.actor", "event.source"), "ARRAYS_OVERLAP(r.sources.source, ARRAY(:a, :b))"),
        (FACET.join(("r.row IN (", ")")).replace("event.actor", "figure.theatre"), "ARRAYS_OVERLAP(theatres_list, ARRAY(:a, :b))"),
        ("r.row IN (SELECT record FROM facet WHERE field = 'event.tag' AND term IN ())", "FALSE"),
        ("r.first <= :high", "r.year <= FLOOR((:high) / 10000) AND r.first <= :high"),
        ("r.first > :low - 10000", "(r.year >= FLOOR((:low - 10000) / 10000) OR r.year = -10000000000) AND r.first > :low - 10000"),
        ("r.place <= :high", "r.year <= FLOOR((:high) / 10000) AND r.place <= :high"),
        ("r.place >= :low", "(r.year >= FLOOR((:low) / 10000) OR r.year = -10000000000) AND r.place >= :low"),
        ("r.first BETWEEN 1 AND :high", "(r.year BETWEEN FLOOR((1) / 10000) AND FLOOR((:high) / 10000) OR r.year = -10000000000)"),
    ],
)
def test_conditions(said: str, becomes: str) -> None:
    assert becomes in translated(f"SELECT r.id FROM event r, figure o WHERE {said}").sql


@pytest.mark.parametrize("said", ["r.last <= :high", "r.reach >= :low", "r.first <= o.last", "s.first <= :high"])
def test_only_a_bound_on_the_first_day_prunes(said: str) -> None:
    assert ".year" not in translated(f"SELECT r.id FROM event r JOIN figure o ON 1 = 1 JOIN source s ON 1 = 1 WHERE {said}").sql


def test_a_facet_of_several_fields_is_any_of_them() -> None:
    either = "(field = 'event.theatre' AND term IN (:t)) OR (field IN ('event.actor', 'event.institution') AND term IN (:a))"
    found = translated(f"SELECT id FROM event r WHERE r.row IN (SELECT record FROM facet WHERE {either})").sql
    assert "ARRAYS_OVERLAP(r.theatres, ARRAY(:t)) OR" in found
    assert "ARRAYS_OVERLAP(r.actors, ARRAY(:a)) OR ARRAYS_OVERLAP(r.institutions, ARRAY(:a))" in found
    assert "facet" not in found


def test_json_in_a_table_s_place_is_exploded() -> None:
    found = translated("SELECT json_extract(m.value, '$.id') FROM institution r, json_each(r.members) m").sql
    assert "LATERAL EXPLODE(FROM_JSON(r.members, 'array<string>')) AS m(value)" in found


@pytest.mark.parametrize("sql", ["SELECT id FROM text r WHERE r.text MATCH :m", "SELECT term FROM word"])
def test_ranked_text_is_refused(sql: str) -> None:
    with pytest.raises(AllianceError, match="ranks full text"):
        translated(sql)


def test_each_arm_of_a_cut_union_is_cut_before_anything_is_made_of_its_rows() -> None:
    arm = "SELECT id, place FROM event r WHERE r.brief = {}"
    found = translated(f"{arm.format(1)} UNION ALL {arm.format(0)} UNION ALL {arm.format(2)} ORDER BY place, id LIMIT :limit").sql
    assert found.count("ORDER BY place, id LIMIT :limit) AS r") == 3
    assert found.count("LIMIT :limit") == 4


def test_the_tables_asked_are_known() -> None:
    assert translated("SELECT id FROM event UNION ALL SELECT id FROM figure").tables == {"event", "figure"}
