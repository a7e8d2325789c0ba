"""Pairs of measurements, ours beside the baseline's, and what is printed of them."""

import json
import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Pair = tuple[float, float]
"""(ours, baseline), in the benchmark's unit, measured right after one another."""


class Skipped(Exception):
    """What a benchmark needs is not on this machine; the text says what."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """`goal` bounds the ratio ours ÷ baseline, from above ("most") or from below ("least"); limits.md says why.

    A benchmark without a baseline to divide by gives pairs with baseline 1: the ratio is the figure itself.
    """

    name: str
    unit: str
    goal: float
    bound: Literal["most", "least"]
    measure: Callable[[], Sequence[Pair]]


@dataclass(frozen=True, slots=True)
class Result:
    name: str
    ours: float
    baseline: float
    ratio: float
    low: float
    high: float
    goal: float
    bound: str
    unit: str

    @property
    def met(self) -> bool:
        return self.ratio <= self.goal if self.bound == "most" else self.ratio >= self.goal

    def line(self) -> str:
        sign = "≤" if self.bound == "most" else "≥"
        verdict = "" if self.met else "  (not reached)"
        return (
            f"{self.name:<16} ours {self.ours:>10.2f}  baseline {self.baseline:>10.2f} {self.unit:<7} "
            f"ratio {self.ratio:>6.2f} [{self.low:.2f} … {self.high:.2f}]  goal {sign} {self.goal:g}{verdict}"
        )


def judge(benchmark: Benchmark, pairs: Sequence[Pair]) -> Result:
    """The medians, and the median, smallest and largest of the ratios pair by pair."""
    ratios = [ours / baseline for ours, baseline in pairs]
    return Result(
        benchmark.name,
        statistics.median(ours for ours, _ in pairs),
        statistics.median(baseline for _, baseline in pairs),
        statistics.median(ratios),
        min(ratios),
        max(ratios),
        benchmark.goal,
        benchmark.bound,
        benchmark.unit,
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all (0 to 1) do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def write_json(path: Path, results: Sequence[Result]) -> None:
    rows = [
        {
            "name": result.name,
            "ours": result.ours,
            "baseline": result.baseline,
            "ratio": result.ratio,
            "goal": result.goal,
            "unit": result.unit,
            "bound": result.bound,
            "spread": [result.low, result.high],
        }
        for result in results
    ]
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
