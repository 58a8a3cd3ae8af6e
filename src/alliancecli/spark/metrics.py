"""What a statement has read: for benchmarks and tests."""

from collections.abc import Iterator
from typing import Any

METRICS = ("numFiles", "numPartitions", "filesSize", "numOutputRows")


def scans(frame: Any) -> list[dict[str, int]]:
    """Of a DataFrame that has run, the files, partitions, bytes and rows that each of its scans read."""
    return [
        {name: int(one.metrics().apply(name).value()) for name in METRICS if one.metrics().contains(name)}
        for one in _leaves(frame._jdf.queryExecution().executedPlan())
        if "Scan" in one.nodeName()
    ]


def _leaves(plan: Any) -> Iterator[Any]:
    """The leaves of a physical plan, as it ran."""
    name = plan.getClass().getSimpleName()
    if name == "AdaptiveSparkPlanExec":
        yield from _leaves(plan.executedPlan())
    elif name.endswith("QueryStageExec"):
        yield from _leaves(plan.plan())
    elif name == "ReusedExchangeExec":
        return
    else:
        children = plan.children()
        if children.isEmpty():
            yield plan
        for n in range(children.size()):
            yield from _leaves(children.apply(n))
