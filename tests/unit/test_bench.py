"""The benchmarks' arithmetic, and a small round of the one that needs no window."""

import asyncio
import json
from pathlib import Path

import pytest

from bench import growth, ingest, memory, reading, search, store
from bench.harness import Benchmark, Skipped, judge, percentile, write_json


def _benchmark(bound: str = "most", goal: float = 1.5) -> Benchmark:
    return Benchmark("some", "s", goal, bound, list)  # type: ignore[arg-type]


def test_a_result_has_medians_and_the_spread_of_the_ratios() -> None:
    result = judge(_benchmark(), [(2.0, 1.0), (3.0, 2.0), (10.0, 2.5)])
    assert (result.ours, result.baseline, result.ratio) == (3.0, 2.0, 2.0)
    assert (result.low, result.high) == (1.5, 4.0)
    assert not result.met
    assert "not reached" in result.line()


@pytest.mark.parametrize(("bound", "goal", "met"), [("most", 2.0, True), ("least", 2.0, True), ("least", 2.1, False)])
def test_a_goal_bounds_the_ratio_from_above_or_below(bound: str, goal: float, met: bool) -> None:
    assert judge(_benchmark(bound, goal), [(2.0, 1.0)]).met is met


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(number) for number in range(100, 0, -1)]
    assert percentile(values, 0.95) == 95
    assert percentile(values, 1.0) == 100
    assert percentile([7.0], 0.5) == 7.0


def test_results_are_written_as_json(tmp_path: Path) -> None:
    write_json(tmp_path / "results.json", [judge(_benchmark(), [(3.0, 2.0)])])
    (row,) = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    named = {name: row[name] for name in ("name", "ours", "baseline", "ratio", "goal", "unit")}
    assert named == {"name": "some", "ours": 3.0, "baseline": 2.0, "ratio": 1.5, "goal": 1.5, "unit": "s"}


def test_a_small_ingest_stores_the_same_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "UNIT", 50)
    fresh, again = asyncio.run(ingest._round(ingest.history(200)))
    assert min(*fresh, *again) > 0


def test_reading_is_measured_on_a_store_with_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MESSAGES", 400)
    for name, value in (("READS", 5), ("ROUNDS", 2)):
        monkeypatch.setattr(reading, name, value)
    for benchmark in (reading.OPEN, reading.LIST):
        pairs = benchmark.measure()
        assert len(pairs) == 2
        assert min(min(pair) for pair in pairs) > 0


def test_searching_is_measured_on_what_people_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MESSAGES", 400)
    for name, value in (("MESSAGES", 600), ("QUERIES", 14), ("ROUNDS", 2)):
        monkeypatch.setattr(search, name, value)
    for benchmark in (search.SEARCH, search.ANY):
        pairs = benchmark.measure()
        assert len(pairs) == 2
        assert min(min(pair) for pair in pairs) > 0


def test_growth_is_a_large_store_against_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, value in ((store, "MESSAGES", 400), (store, "SMALL", 100), (reading, "READS", 5)):
        monkeypatch.setattr(module, name, value)
    for benchmark in (growth.OPEN, growth.LIST):
        assert min(min(pair) for pair in benchmark.measure()) > 0


def test_without_a_browser_its_benchmark_is_skipped_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "BROWSERS", ("no-such-browser",))
    with pytest.raises(Skipped, match="Chromium"):
        memory.measure_browser()
