"""The envelope: opened by a trusted signature over exactly these bytes, and by nothing else."""

import base64
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import new_signing_key, public_half, sign
from app.errors import Rejected
from app.updates.envelope import MOST_BYTES, PURPOSE, seal, unseal
from tests.fakes.updates import KEY, SPARE, TRUSTED

NAMES = {bytes(public): name for name, public in TRUSTED.items()}
NAME, SPARE_NAME = NAMES[public_half(KEY)], NAMES[public_half(SPARE)]
STRANGER = new_signing_key()


def _refused(data: bytes) -> str:
    with pytest.raises(Rejected, match="update_untrusted") as caught:
        unseal(data, TRUSTED)
    return str(caught.value.params["why"])


def test_either_trusted_key_opens_it() -> None:
    for name, key in ((NAME, KEY), (SPARE_NAME, SPARE)):
        assert unseal(seal(b"content", {name: key}), TRUSTED) == b"content"


def test_during_a_change_of_keys_both_sign_and_old_and_new_versions_read_it() -> None:
    data = seal(b"content", {NAME: KEY, SPARE_NAME: SPARE})
    for name in (NAME, SPARE_NAME):
        assert unseal(data, {name: TRUSTED[name]}) == b"content"


def test_a_stranger_opens_nothing_under_any_name() -> None:
    assert _refused(seal(b"content", {"stranger": STRANGER})) == "signature"
    assert _refused(seal(b"content", {NAME: STRANGER})) == "signature"
    assert _refused(seal(b"content", {SPARE_NAME: KEY})) == "signature"


def test_a_key_that_was_taken_out_opens_nothing_any_more() -> None:
    with pytest.raises(Rejected):
        unseal(seal(b"content", {NAME: KEY}), {SPARE_NAME: TRUSTED[SPARE_NAME]})
    with pytest.raises(Rejected):
        unseal(seal(b"content", {NAME: KEY}), {})


def test_a_signature_for_another_purpose_is_worth_nothing() -> None:
    raw = json.loads(seal(b"content", {NAME: KEY}))
    raw["signatures"][0]["signature"] = base64.b64encode(sign(KEY, b"content")).decode()
    assert _refused(json.dumps(raw).encode()) == "signature"
    assert PURPOSE


@given(st.integers(0, 10_000), st.integers(0, 7))
def test_no_changed_bit_goes_unnoticed(place: int, bit: int) -> None:
    data = bytearray(seal(b'{"version": "0.2.0"}', {NAME: KEY}))
    data[place % len(data)] ^= 1 << bit
    with suppress(Rejected):
        assert unseal(bytes(data), TRUSTED) == b'{"version": "0.2.0"}'  # white space between the fields


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"payload": 1, "signatures": []}', b'{"payload": "", "signatures": 1}',
     b'{"payload": "!", "signatures": []}', b'{"payload": "", "signatures": [1]}', b"[" * 100_000],
)  # fmt: skip
def test_what_is_no_envelope_is_refused(data: bytes) -> None:
    assert _refused(data) in ("envelope", "signature")


def test_one_that_is_too_long_is_not_even_read() -> None:
    assert _refused(seal(b"x" * MOST_BYTES, {NAME: KEY})) == "envelope"


def test_many_signatures_are_not_tried_without_end() -> None:
    raw = json.loads(seal(b"content", {NAME: KEY}))
    raw["signatures"] = [{"key": NAME, "signature": "AAAA"}] * 8 + raw["signatures"]
    assert _refused(json.dumps(raw).encode()) == "signature"


@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd(data: bytes) -> None:
    assert _refused(data)
