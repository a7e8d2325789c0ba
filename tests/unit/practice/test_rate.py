"""A bucket a minute."""

from app.practice.rate import Buckets

MINUTE = 60_000


def test_a_full_bucket_refuses_until_the_minute_ends() -> None:
    buckets = Buckets()
    assert [buckets.take("oa", 2, MINUTE + at) for at in (0, 1, 59_999)] == [True, True, False]
    assert buckets.left("oa", 2, MINUTE + 59_999) == 0
    assert buckets.left("oa", 2, 2 * MINUTE) == 2
    assert buckets.take("oa", 2, 2 * MINUTE)


def test_buckets_are_apart_and_the_fullest_is_remembered() -> None:
    buckets = Buckets()
    for at in (0, 1, MINUTE):
        buckets.take("one", 9, at)
    assert buckets.take("other", 1, MINUTE)
    assert buckets.fullest == {"one": 2, "other": 1}


def test_emptying() -> None:
    buckets = Buckets()
    buckets.take("oa", 1, 0)
    buckets.empty()
    assert buckets.left("oa", 1, 0) == 1
