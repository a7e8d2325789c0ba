"""Reading a manifest: as it was meant, or not at all."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.updates.manifest import Kind
from app.errors import Rejected
from app.updates.envelope import seal
from app.updates.reading import LONGEST_NOTES, MOST_BYTES, read, written
from tests.fakes.updates import KEY, TRUSTED, artifact, manifest, release, signed
from tests.unit.updates.test_envelope import NAME

CONTENT = manifest(
    release("0.2.0", artifact(b"tar"), artifact(b"exe", "0.2.0/setup.exe", Kind.INSTALLER, "windows-x86_64"))
)


def _changed(where: str, value: Any) -> bytes:
    """Signed by us, with one field that is not as it should be."""
    raw = json.loads(written(CONTENT))
    *path, last = where.split(".")
    place: Any = raw
    for step in path:
        place = place[int(step) if step.isdecimal() else step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return seal(json.dumps(raw).encode(), {NAME: KEY})


def test_what_is_written_reads_the_same() -> None:
    assert read(signed(CONTENT), TRUSTED) == CONTENT


def test_what_a_later_version_adds_is_left_alone() -> None:
    assert read(_changed("urgent", True), TRUSTED) == CONTENT
    assert read(_changed("releases.0.colour", "red"), TRUSTED) == CONTENT


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("product", "otherchat"), ("product", ...), ("format", 2), ("channel", "nightly"), ("channel", 1),
        ("serial", -1), ("serial", True), ("serial", 1.5), ("serial", "7"), ("serial", 2**60), ("made_at", None),
        ("expires_at", ...), ("releases", {}), ("releases", [1]), ("releases", None), ("releases.0.version", "dev"),
        ("releases.0.version", 2), ("releases.0.minimum", ...), ("releases.0.share", 101), ("releases.0.share", -1),
        ("releases.0.notes", []), ("releases.0.notes", {"vi": 1}), ("releases.0.files.0.system", "Linux"),
        ("releases.0.files.0.kind", "script"), ("releases.0.files.0.size", -1),
        ("releases.0.files.0.size", MOST_BYTES + 1), ("releases.0.files.0.sha256", "abc"),
        ("releases.0.files.0.sha256", "A" * 64),
    ],
)  # fmt: skip
def test_a_field_that_is_not_as_it_should_be_refuses_all_of_it(where: str, value: Any) -> None:
    with pytest.raises(Rejected, match="update_untrusted"):
        read(_changed(where, value), TRUSTED)


@pytest.mark.parametrize(
    "path",
    ["", "/etc/passwd", "../up.exe", "a/../../b", "https://other.test/a.exe", "//other.test/a.exe", "a\\b.exe", "a//b",
     "C:a.exe", "a.exe?x", "a.exe#x", "a b.exe", ".hidden", "a/.hidden", "a%2e%2e/b", "a\n.exe",
     "@other.test/a", "x" * 300],
)  # fmt: skip
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(Rejected, match="update_untrusted"):
        read(_changed("releases.0.files.0.path", path), TRUSTED)


def test_too_many_of_anything_are_refused() -> None:
    for where, one in (("releases", "releases"), ("releases.0.files", "files")):
        raw = json.loads(written(CONTENT))
        many = (raw["releases"] if one == "releases" else raw["releases"][0]["files"]) * 21
        with pytest.raises(Rejected):
            read(_changed(where, many), TRUSTED)


def test_notes_are_plain_and_bounded() -> None:
    notes = {"vi": "dòng 1\nd\u00f2ng 2\x1b[31m\u202e\x00" + "x" * LONGEST_NOTES}
    kept = read(_changed("releases.0.notes", notes), TRUSTED).releases[0].notes["vi"]
    assert kept.startswith("dòng 1\ndòng 2[31m" + "x")
    assert len(kept) <= LONGEST_NOTES


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    )
)
def test_no_content_is_too_odd(content: Any) -> None:
    with pytest.raises(Rejected, match="update_untrusted"):
        read(seal(json.dumps(content).encode(), {NAME: KEY}), TRUSTED)
