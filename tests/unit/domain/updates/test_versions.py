"""The order of versions: total, and the one that people expect."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.updates.versions import Version

VERSIONS = st.builds(
    lambda major, minor, patch, stage, number: Version(major, minor, patch, stage, number if stage < 3 else 0),
    st.integers(0, 999),
    st.integers(0, 99_999),
    st.integers(0, 99_999),
    st.integers(0, 3),
    st.integers(1, 99),
)


def test_the_order_is_the_one_people_expect() -> None:
    texts = [
        "0.1.0",
        "0.9.9",
        "0.10.0a1",
        "0.10.0a2",
        "0.10.0b1",
        "0.10.0rc1",
        "0.10.0rc10",
        "0.10.0",
        "0.10.1",
        "1.0.0",
    ]
    versions = [Version.parse(text) for text in texts]
    assert all(one is not None and other is not None and one < other for one, other in pairwise(versions))


@pytest.mark.parametrize(
    "text",
    ["", "dev", "1", "1.0", "1.0.0.0", "01.0.0", "1.0.0-1", "1.0.0rc", "1.0.0rc0", "1.0.0+x", " 1.0.0", "1.0.0\n",
     "١.0.0", "-1.0.0", "1.0.100000", "1.0.0dev1", "v1.0.0"],
)  # fmt: skip
def test_anything_else_is_no_version(text: str) -> None:
    assert Version.parse(text) is None


@given(VERSIONS)
def test_a_version_reads_as_it_is_written(version: Version) -> None:
    assert Version.parse(str(version)) == version


@given(VERSIONS, VERSIONS, VERSIONS)
def test_the_order_is_total(one: Version, other: Version, third: Version) -> None:
    assert (one < other) + (one == other) + (one > other) == 1
    if one <= other <= third:
        assert one <= third


@given(VERSIONS)
def test_what_leads_to_a_version_comes_before_it(version: Version) -> None:
    finished = Version(version.major, version.minor, version.patch)
    assert version <= finished < Version(version.major, version.minor, version.patch + 1, 0, 1)


@given(st.text(max_size=20))
def test_no_text_is_too_odd(text: str) -> None:
    made = Version.parse(text)
    assert made is None or str(made) == text
