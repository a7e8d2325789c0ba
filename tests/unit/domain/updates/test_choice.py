"""Which manifests count, which release is chosen, whose turn it is, and when to look again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.updates.choice import BUCKETS, DAY_S, RETRY_S, SPREAD_S, Here, bucket, check, choose, gave_back, wait_s
from app.domain.updates.manifest import Channel, Kind
from app.errors import Rejected
from tests.fakes.updates import DAY_MS, NOW, SYSTEM, artifact, manifest, release, version

FILE = artifact(b"x")
HERE = Here(version("0.1.0"), SYSTEM, Kind.FOLDER, "0" * 32)
IDS = st.integers(0, 2**128 - 1).map(lambda number: f"{number:032x}")


def _chosen(*numbers: str, here: Here = HERE, **kept: str) -> str:
    offer = choose(manifest(*(release(number, FILE, **kept) for number in numbers)), here)  # type: ignore[arg-type]
    return str(offer.version) if offer else ""


def test_the_newest_is_chosen_whatever_the_order() -> None:
    assert _chosen("0.2.0", "0.10.0", "0.9.0") == "0.10.0"


@pytest.mark.parametrize("number", ["0.0.9", "0.1.0", "0.1.0rc1"])
def test_never_the_same_or_an_older_one(number: str) -> None:
    assert _chosen(number) == ""


def test_what_is_too_old_goes_by_a_stepping_stone() -> None:
    far, near = release("0.9.0", FILE, minimum="0.5.0"), release("0.5.0", FILE)
    offer = choose(manifest(far, near), HERE)
    assert offer is not None
    assert str(offer.version) == "0.5.0"
    assert choose(manifest(far), HERE) is None


def test_what_did_not_start_here_is_left_out() -> None:
    assert _chosen("0.2.0", "0.3.0", here=replace(HERE, broken=frozenset({"0.3.0"}))) == "0.2.0"


def test_only_files_for_this_system_and_way_count() -> None:
    for other in (artifact(b"x", system="windows-x86_64"), artifact(b"x", kind=Kind.PACKAGE)):
        assert choose(manifest(release("0.2.0", other)), HERE) is None


@given(IDS)
def test_whoever_asks_does_not_wait_for_their_turn_unless_it_was_withdrawn(install_id: str) -> None:
    here = replace(HERE, install_id=install_id)
    rare, gone = manifest(release("0.2.0", FILE, share=1)), manifest(release("0.2.0", FILE, share=0))
    assert choose(rare, here, asked=True) is not None
    assert choose(gone, here, asked=True) is None
    assert choose(gone, here) is None


@given(IDS, st.integers(0, 100), st.integers(0, 100))
def test_a_larger_share_has_everybody_of_the_smaller_one(install_id: str, one: int, other: int) -> None:
    here, (small, large) = replace(HERE, install_id=install_id), sorted((one, other))
    if choose(manifest(release("0.2.0", FILE, share=small)), here) is not None:
        assert choose(manifest(release("0.2.0", FILE, share=large)), here) is not None
    assert choose(manifest(release("0.2.0", FILE, share=100)), here) is not None


@given(IDS)
def test_a_bucket_stays_and_is_in_range(install_id: str) -> None:
    first = bucket(install_id, version("0.2.0"))
    assert first == bucket(install_id, version("0.2.0"))
    assert 0 <= first < BUCKETS


def test_buckets_are_even_and_others_for_each_version() -> None:
    ids = [f"{number:032x}" for number in range(20_000)]
    first, second = ([bucket(one, version(text)) for one in ids] for text in ("0.2.0", "0.3.0"))
    assert all(140 < first.count(each) < 260 for each in range(BUCKETS))
    assert sum(one == other for one, other in zip(first, second, strict=True)) < 400


def test_another_channel_is_refused() -> None:
    with pytest.raises(Rejected, match="update_untrusted"):
        check(manifest(channel=Channel.BETA), Channel.STABLE, 0, NOW)


def test_one_that_is_older_than_one_seen_is_refused_and_the_same_one_is_not() -> None:
    check(manifest(serial=7), Channel.STABLE, 7, NOW)
    with pytest.raises(Rejected, match="update_replayed"):
        check(manifest(serial=6), Channel.STABLE, 7, NOW)


def test_one_past_its_day_is_refused() -> None:
    check(manifest(), Channel.STABLE, 0, NOW + 89 * DAY_MS)
    with pytest.raises(Rejected, match="update_stale"):
        check(manifest(), Channel.STABLE, 0, NOW + 91 * DAY_MS)


@given(st.floats(0, 1, exclude_max=True))
def test_the_next_look_is_a_day_later_spread_by_chance_and_sooner_after_a_failure(chance: float) -> None:
    assert DAY_S <= wait_s(NOW, NOW, chance) <= DAY_S + SPREAD_S
    assert RETRY_S <= wait_s(NOW, NOW, chance, failed=True) <= RETRY_S + SPREAD_S
    assert wait_s(NOW, NOW + 2 * DAY_MS, chance) == 0
    assert wait_s(0, NOW, chance) == 0


def test_only_a_newer_one_that_did_not_start_is_told_of() -> None:
    assert gave_back(version("0.2.0"), ("0.1.5", "dev")) == ""
    assert gave_back(version("0.2.0"), ("0.3.0", "0.10.0", "0.4.0")) == "0.10.0"


def test_a_clock_that_was_set_back_keeps_nobody_waiting() -> None:
    assert wait_s(NOW + 400 * DAY_MS, NOW, 0.5) == 0
