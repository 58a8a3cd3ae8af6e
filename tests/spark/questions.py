"""Every question that the suite asks of both engines, by record: command lines, as people write them."""

import shlex

HARD = """
timeline
timeline --limit 3
timeline --from 2003
timeline --to 2003
timeline --to 0000
timeline --during 2003
timeline --during 2003-01-01
timeline --during 2003 --certain
timeline --from 1990-01 --to 2003-08-11 --limit 2
timeline --during 2006
timeline --during 1800
timeline --during 1995
timeline --from 1991 --to 1999 --certain
timeline --during 0001-01-01
timeline --to -0300
timeline --around 2003-01-01 --within 6m
timeline --around 2003 --within 10y --certain
timeline --between first-day corps-day-a
timeline --between horde-splits winter-over
timeline --between corps-day-a union-stands
timeline --actor CORPS --from 2003
timeline --actor corps --actor horde
timeline --actor corps --institution union
timeline --institution union
timeline --theatre north --theatre south --limit 3
timeline --theatre south --certain --during 2003
timeline --tag "two words"
timeline --tag start --tag tag-one
timeline --source gazette
timeline --source gazette --source annals --to 1999
timeline --kind meeting,treaty
timeline --status planned
timeline --actor ysland
timeline --actor nobody
timeline --weight landmark
timeline --weight detail --during 2003
timeline --weight background --from 2003 --limit 4
timeline --weight event --during 2006
timeline --weight landmark --kind meeting --certain --from 1990
on 01-01 --weight landmark
timeline --format csv
timeline --fields id,date,certainty --csv
figures
figures --during 2006-01
figures --during 2006-01 --certain
figures --from 2010
figures --subject horde
figures --subject corps --measure troops
figures --subject corps --contributor ysland
figures --subject corps --with-predecessors
figures --theatre south
figures --theatre north --source office --status actual,planned
figures --scope staff
figures --measure money,share
figures --as-of 2006-01
figures --as-of 2006-01-15
figures --as-of 2003-07
figures --as-of 2012 --max-age 1y
figures --as-of 2006 --known-by 2010
figures --as-of -0340
figures --subject corps --as-of 1800
figures --subject union
troops corps
troops corps --as-of 2006-01
troops corps --as-of 2006-01-10
troops corps --as-of 2007-06 --max-age 6m
troops corps --as-of 2006-12 --known-by 2009-06
troops --theatre north --as-of 2006
troops union
on 01-01
on 29-02
on 01-01 --theatre north
institutions
institutions --kind state
institutions --theatre south
institutions --kind state --theatre north
institutions --limit 2
sources
sources --tier A
terms
members corps
members corps --as-of 2004
members corps --changes --from 2000
members union
holders corps
holders corps --as-of 2004-06
holders commander
lineage corps
lineage union
show corps
show straße
show tie-narrow
show corps-day-a
conflicts
conflicts corps-month
coverage
coverage --during 2003
count
count --by theatre --during 2003
sum --by theatre
compare corps horde
compare corps --as-of 2003 --as-of 2006-01 --as-of 2007
compare --status planned,actual
compare --status planned,actual --theatre south
compare north south
compare corps union --timeline
cite corps-day-a tie-narrow annals
cite --style apa corps-month nobody
cite --style bibtex corps
"""

MINI = """
timeline
timeline --during 2003 --certain
timeline --actor league --institution vanguard
timeline --theatre north --from 2003-08
figures
figures --as-of 2009-01
troops force --as-of 2009-01
conflicts
members force --as-of 2005
holders force --as-of 2003-12
show force
show "Old League"
show open-door
terms
institutions
"""

BUNDLED = """
timeline
timeline --from 2001-09 --to 2003-08 --theatre afghanistan
timeline --during 2003 --actor nato --certain
timeline --between nine-eleven-attacks nato-takes-isaf --theatre afghanistan
figures
figures --as-of 2009-01
troops isaf --as-of 2009-01
compare --status requested,pledged,planned,actual --theatre afghanistan
compare afghanistan iraq --from 2001
institutions
sources
members nato --changes --from 1990
holders saceur --as-of 2004
show isaf
conflicts
coverage
"""

MEMBERSHIP = """
members pact
members pact --as-of 1990
members pact --changes
holders scp --as-of 1952
members bloc --as-of 2000-06
members bloc --as-of 2004
holders head
holders pact-secretary
conflicts pact-member-celand
"""

LIVES = """
troops afor --as-of 1995-07
troops afor --as-of 1996-06
troops afor --as-of 1997
troops bfor --as-of 2005-06
troops cfor --as-of 2008-12
troops --theatre plain --as-of 2009
troops --theatre plain --as-of 1985
figures --contributor oldland --as-of 1995
figures --during 1995-12
"""

LINEAGE = """
lineage squad
lineage corps
lineage legion
figures --with-predecessors --subject guard
"""

COMPARE = """
compare afor bfor --allow-mixed
compare --status planned,actual
figures
"""

ON = """
on 09-12
on 02-29
timeline
"""


def lines(text: str) -> list[tuple[str, ...]]:
    """The command lines of a text, as arguments."""
    return [tuple(shlex.split(line)) for line in text.splitlines() if line]


RECORDS = {
    "samples/spark": lines(HARD),
    "mini": lines(MINI),
    "samples/membership": lines(MEMBERSHIP),
    "samples/lineage": lines(LINEAGE),
    "samples/lives": lines(LIVES),
    "samples/compare": lines(COMPARE),
    "samples/days": lines(ON),
    "bundled": lines(BUNDLED),
}
"""The questions by the folder of their record, in tests/."""
