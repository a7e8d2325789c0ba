"""Which calls a fault hits."""

import pytest

from app.practice.faults import Fault, FaultPlan


def hits(fault: Fault, calls: int, seed: int = 1, path: str = "/v3.0/oa/message/cs") -> list[bool]:
    plan = FaultPlan(seed)
    return [plan.pick([fault], "POST", path) is not None for _ in range(calls)]


def test_every_nth() -> None:
    assert hits(Fault("cut", nth=3), 7) == [False, False, True, False, False, True, False]


def test_at_most_so_often() -> None:
    assert hits(Fault("cut", times=2), 4) == [True, True, False, False]


def test_a_share_is_the_same_for_the_same_seed() -> None:
    found = hits(Fault("cut", percent=20), 1000)
    assert 150 < sum(found) < 250
    assert hits(Fault("cut", percent=20), 1000) == found
    assert hits(Fault("cut", percent=20), 1000, seed=2) != found


def test_only_its_path_and_method() -> None:
    assert hits(Fault("cut", path="/v2.0"), 2) == [False, False]
    assert hits(Fault("cut", method="GET"), 2) == [False, False]
    assert hits(Fault("cut", path="/v3.0/oa/message", method="POST"), 1) == [True]


def test_the_first_that_fits_is_taken() -> None:
    first, second = Fault("cut", times=1), Fault("empty")
    plan = FaultPlan()
    assert [plan.pick([first, second], "GET", "/v2.0/x") for _ in range(2)] == [first, second]


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown fault"):
        Fault("boom")  # type: ignore[arg-type]


def test_a_fault_may_be_for_one_oa_alone() -> None:
    fault = Fault("cut", oa="3")
    assert fault.matches("GET", "/v2.0/oa/getoa", "3")
    assert not fault.matches("GET", "/v2.0/oa/getoa", "4")
    assert not fault.matches("GET", "/v2.0/oa/getoa")
