"""Checks of a record beyond its grammar, one function each. The docstring is what `alliance check --list` prints."""

from alliancecli.record.checks import claims, files, plausibility, references
from alliancecli.record.checks.fault import Check, Fault, named, run

__all__ = ["ADVICE", "BY_HAND", "CHECKS", "INTEGRITY", "ROWWISE", "UNUSED", "WHOLE", "Check", "Fault", "named", "run"]

INTEGRITY: tuple[Check, ...] = (
    references.ids_are_plain,
    references.ids_are_unique,
    references.references_resolve,
    claims.numbers_are_said_once,
    claims.relations_are_whole,
)
"""Without these no question has a right answer: they are checked before an index is built."""

CHECKS: tuple[Check, ...] = (
    *INTEGRITY,
    claims.claims_have_sources,
    claims.one_claim_one_source,
    claims.ranges_are_in_order,
    claims.heads_are_whole,
    claims.zero_is_said,
    claims.dates_agree_with_sources,
    claims.lives_are_in_order,
    claims.facts_are_not_newer_than_sources,
    references.names_are_clear,
    files.files_are_sorted,
    files.text_is_plain,
    files.titles_are_short,
    references.definitions_are_used,
    plausibility.parts_fit_totals,
    plausibility.figures_are_within_lives,
    plausibility.events_are_within_lives,
    plausibility.events_agree_with_relations,
    plausibility.complete_lists_agree,
    plausibility.numbers_are_not_copied,
)
"""Every check, in the order in which help lists them."""

ADVICE: tuple[Check, ...] = (files.titles_are_short, references.definitions_are_used)
"""Checks of taste: what they find is no fault, and `quiet` in record.yaml turns one off."""

BY_HAND: tuple[Check, ...] = (files.files_are_sorted, plausibility.numbers_are_not_copied)
"""Checks of what people keep by hand: rows stand in any order, and month by month a count may well stay what it was."""

ROWWISE: tuple[Check, ...] = (
    claims.claims_have_sources,
    claims.one_claim_one_source,
    claims.ranges_are_in_order,
    claims.heads_are_whole,
    claims.zero_is_said,
    claims.dates_agree_with_sources,
    claims.facts_are_not_newer_than_sources,
    files.text_is_plain,
    files.titles_are_short,
    plausibility.figures_are_within_lives,
    plausibility.events_are_within_lives,
)
"""Checks that look at one event or figure at a time: those that any number of rows can be put to."""

UNUSED: Check = references.definitions_are_used
"""The check that means something only where no rows of tables are missing: `check_tables` runs it after them."""

WHOLE: tuple[Check, ...] = (references.references_resolve, UNUSED)
"""Checks that mean something only where every record could be decoded."""
