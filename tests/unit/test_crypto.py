"""Sealing: what is bound to its place opens there alone, and any change is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import (
    TAG_BYTES,
    Cost,
    Sealer,
    StreamSealer,
    from_passphrase,
    is_signed,
    new_key,
    new_salt,
    new_signing_key,
    public_half,
    sign,
)
from app.errors import StorageFailure

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_what_is_sealed_opens_in_its_context(plain: bytes, context: bytes) -> None:
    sealer = Sealer(bytes(32))
    assert sealer.open(sealer.seal(plain, context), context) == plain


def test_a_value_moved_to_another_place_does_not_open() -> None:
    sealer = Sealer(new_key())
    sealed = sealer.seal(b"token", b"connections/tokens/1")
    with pytest.raises(StorageFailure, match="damaged"):
        sealer.open(sealed, b"connections/tokens/2")


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(StorageFailure, match="damaged"):
        Sealer(new_key()).open(Sealer(new_key()).seal(b"token", b"x"), b"x")


def test_each_changed_bit_is_noticed() -> None:
    sealer = Sealer(new_key())
    sealed = sealer.seal(b"token", b"x")
    for index in range(len(sealed)):
        broken = bytearray(sealed)
        broken[index] ^= 1
        with pytest.raises(StorageFailure, match="damaged"):
            sealer.open(bytes(broken), b"x")


@pytest.mark.parametrize("length", [0, 1, 12, 13, 28])
def test_what_is_too_short_is_damaged(length: int) -> None:
    sealer = Sealer(new_key())
    with pytest.raises(StorageFailure, match="damaged"):
        sealer.open(sealer.seal(b"", b"x")[:length], b"x")


def test_the_same_value_is_never_sealed_alike() -> None:
    sealer = Sealer(new_key())
    assert len({sealer.seal(b"token", b"x") for _ in range(100)}) == 100


def test_purposes_have_keys_of_their_own_and_the_same_one_each_time() -> None:
    sealer = Sealer(bytes(32))
    sealed = sealer.derive("secrets").seal(b"token", b"x")
    assert Sealer(bytes(32)).derive("secrets").open(sealed, b"x") == b"token"
    for other in (sealer, sealer.derive("media")):
        with pytest.raises(StorageFailure):
            other.open(sealed, b"x")


def test_a_sealer_shows_nothing_of_its_key() -> None:
    key = b"0123456789abcdef0123456789abcdef"
    assert "0123" not in repr(Sealer(key))


def test_a_key_of_another_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="32"):
        Sealer(b"short")


def test_a_passphrase_gives_the_same_key_with_the_same_salt_and_cost_alone() -> None:
    salt = bytes(16)
    key = from_passphrase("mật khẩu", salt, CHEAP)
    assert len(key) == 32
    assert key == from_passphrase("mật khẩu", salt, CHEAP)
    assert key != from_passphrase("mat khau", salt, CHEAP)
    assert key != from_passphrase("mật khẩu", new_salt(), CHEAP)
    assert key != from_passphrase("mật khẩu", salt, Cost(memory_kib=128, passes=1, lanes=1))


def test_the_cost_is_64_mib_and_three_passes() -> None:
    assert (Cost().memory_kib, Cost().passes) == (65_536, 3)


def test_an_impossible_cost_is_a_damaged_vault() -> None:
    with pytest.raises(StorageFailure, match="vault_damaged"):
        from_passphrase("mật khẩu", b"saltsaltsaltsalt", Cost(memory_kib=1, passes=0, lanes=1))


def test_a_stream_is_bound_to_its_places_and_its_context() -> None:
    sealer = StreamSealer(bytes(32), b"header")
    sealed = sealer.seal(3, False, b"piece")
    assert sealer.open(3, False, sealed) == b"piece"
    assert len(sealed) == len(b"piece") + TAG_BYTES
    for other, index, last in ((sealer, 2, False), (sealer, 3, True), (StreamSealer(bytes(32), b"other"), 3, False)):
        with pytest.raises(StorageFailure, match="damaged"):
            other.open(index, last, sealed)
    with pytest.raises(StorageFailure, match="damaged"):
        sealer.open(0, False, b"")


def test_a_derived_key_is_that_of_the_derived_sealer() -> None:
    sealer = Sealer(bytes(32))
    sealed = sealer.derive("x").seal(b"a", b"")
    assert Sealer(sealer.derived_key("x")).open(sealed, b"") == b"a"


def test_fingerprints_tell_keys_apart_and_are_not_the_key() -> None:
    key = new_key()
    assert Sealer(key).fingerprint == Sealer(key).fingerprint != Sealer(new_key()).fingerprint
    assert Sealer(key).fingerprint != key


def test_what_is_signed_is_signed_by_its_key_alone_and_as_it_is() -> None:
    secret, other = new_signing_key(), new_signing_key()
    signature = sign(secret, b"text")
    assert is_signed(public_half(secret), signature, b"text")
    assert not is_signed(public_half(other), signature, b"text")
    assert not is_signed(public_half(secret), signature, b"texT")
    assert not is_signed(public_half(secret), signature[:-1], b"text")
    assert not is_signed(b"short", signature, b"text")
