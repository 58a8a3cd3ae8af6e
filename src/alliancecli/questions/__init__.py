"""What can be asked of a record: each question declared once, in a module that is imported when it is asked."""

from importlib import import_module

from alliancecli.questions.question import Question

WHERE = {
    "timeline": ("timeline", "QUESTION"),
    "on": ("on", "QUESTION"),
    "troops": ("troops", "QUESTION"),
    "figures": ("figures", "QUESTION"),
    "count": ("counts", "COUNT"),
    "sum": ("counts", "SUM"),
    "compare": ("compare", "QUESTION"),
    "institutions": ("lists", "INSTITUTIONS"),
    "lineage": ("ties", "LINEAGE"),
    "members": ("ties", "MEMBERS"),
    "holders": ("ties", "HOLDERS"),
    "terms": ("lists", "TERMS"),
    "show": ("record", "SHOW"),
    "conflicts": ("record", "CONFLICTS"),
    "coverage": ("record", "COVERAGE"),
    "sources": ("lists", "SOURCES"),
    "search": ("record", "SEARCH"),
    "factcheck": ("factcheck", "QUESTION"),
}
"""Every question, and the module and name of its declaration."""


def question(name: str) -> Question:
    """The question of a name, one of WHERE."""
    module, attribute = WHERE[name]
    found: Question = getattr(import_module(f"alliancecli.questions.{module}"), attribute)
    return found
