"""A small paper and a record of it, to hold one against the other."""

from pathlib import Path

from alliancecli.record import load
from alliancecli.verify import Document, Finding, Result, verify

PAPER = """\
A Paper on Forces

Introduction
The Force was founded in the spring of 2003.1 It was meant for two million people, twenty-seven nations said.
In May 2004 it had 55,100 troops, among them Noria (1,590).18 The cost was $2.0 to $2.5 billion.
1. The First Section
(1) Background
One-third of the rifles, 75,000 in all, were
96
A Paper on Forces
delivered by the end of June 2005.29 The AK-47 is named in Resolution 1546.
(2) What Came Next
(a) The Surge
In September the staff was doubled to 300. Peace held for about a year.
(b) The End
The League of the fourth century B.C. had failed. Half of the army went home in 2009.

97
A Paper on Forces
Conclusions
It lasted from 1714\N{EN DASH}67, the \N{LEFT DOUBLE QUOTATION MARK}long war\N{RIGHT DOUBLE QUOTATION MARK} of the twentieth century.
16 Final Report, Vol. 43, No. 4, pp. 93ff., held on 14 May 2002.
"""

HEADER = {
    "record": """\
title: A record of one paper
version: "1"
date: "2020-01-01"
licence: CC0-1.0
theatres: {}
scopes: {}
""",
    "sources": """\
- {id: none-cited, type: book, title: Another, issued: "2000", tier: S}
- {id: paper-2009, type: report, title: A Paper on Forces, issued: "2009", tier: S}
""",
    "institutions": """\
- id: force
  name: The Force
  kind: force
  sources:
    - {source: paper-2009, locator: Introduction, anchor: "The Force was founded"}
""",
}


def event(date: str, anchor: str, locator: str, *, caveat: str = "", own: str = "", summary: str = "", name: str = "event") -> str:
    """An event of the paper, as YAML."""
    lines = [f"- id: {name}", f'  date: "{date}"', "  title: It happens", "  kind: policy"]
    lines += [f'  caveat: "{caveat}"'] * bool(caveat) + [f'  summary: "{summary}"'] * bool(summary)
    dated = f', date: "{own}"' if own else ""
    lines += ["  sources:", f"    - {{source: paper-2009, locator: \"{locator}\", anchor: '{anchor}'{dated}}}"]
    return "\n".join(lines) + "\n"


def figure(value: str, anchor: str, locator: str, date: str = "2009", *, unit: str = "troops", name: str = "figure") -> str:
    """A figure of the paper, as YAML; `value` is its keys: `value: 3`, or `low: 1, high: 2, qualifier: range`."""
    return (
        f'- {{id: {name}, subject: force, measure: other, unit: {unit}, {value}, date: "{date}", '
        f"sources: [{{source: paper-2009, locator: \"{locator}\", anchor: '{anchor}'}}]}}\n"
    )


def folder(path: Path, **files: str) -> Path:
    """A data folder with the heading, the sources, one institution, and what is given."""
    for name, text in (HEADER | files).items():
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


def held(path: Path, text: str = PAPER, **files: str) -> Result:
    """A record held against a text."""
    return verify(load(folder(path, **files)), "paper-2009", Document(text, ["A Paper on Forces"]))


def of(result: Result, name: str) -> dict[str, Finding]:
    """The findings of one record by what was checked."""
    return {finding.check: finding for finding in result.findings if finding.id == name}
