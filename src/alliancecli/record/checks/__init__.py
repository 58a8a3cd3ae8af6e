"""Checks of a record beyond its grammar, one function each. The docstring is what `alliance check --list` prints."""

from alliancecli.record.checks import domain, form
from alliancecli.record.checks.fault import Check, Fault, run

__all__ = ["CHECKS", "INTEGRITY", "ROWWISE", "UNUSED", "WHOLE", "Check", "Fault", "run"]

INTEGRITY: tuple[Check, ...] = (
    form.ids_are_plain,
    form.ids_are_unique,
    form.references_resolve,
    form.numbers_are_said_once,
    form.relations_are_whole,
)
"""Without these no question has a right answer: they are checked before an index is built."""

CHECKS: tuple[Check, ...] = (
    *INTEGRITY,
    form.claims_have_sources,
    form.one_claim_one_source,
    form.ranges_are_in_order,
    form.zero_is_said,
    form.dates_agree_with_sources,
    form.lives_are_in_order,
    form.facts_are_not_newer_than_sources,
    form.names_are_clear,
    form.files_are_sorted,
    form.text_is_plain,
    form.titles_are_short,
    form.definitions_are_used,
    domain.parts_fit_totals,
    domain.figures_are_within_lives,
    domain.events_are_within_lives,
    domain.events_agree_with_relations,
    domain.complete_lists_agree,
    domain.numbers_are_not_copied,
)
"""Every check, in the order in which help lists them."""

ROWWISE: tuple[Check, ...] = (
    form.claims_have_sources,
    form.one_claim_one_source,
    form.ranges_are_in_order,
    form.zero_is_said,
    form.dates_agree_with_sources,
    form.facts_are_not_newer_than_sources,
    form.text_is_plain,
    form.titles_are_short,
    domain.figures_are_within_lives,
    domain.events_are_within_lives,
)
"""Checks that look at one event or figure at a time: those that rows of a table are put to."""

UNUSED: Check = form.definitions_are_used
"""The check that means something only where no rows of tables are missing."""

WHOLE: tuple[Check, ...] = (form.references_resolve, UNUSED)
"""Checks that mean something only where every record could be decoded."""
