"""Whose updates are taken: keys that are keys, and an address that is one."""

from urllib.parse import urlsplit

import pytest

from app.updates import trust
from app.updates.sign import key_name
from app.updates.trust import Trust, decoded


def test_each_key_has_its_length_and_its_name() -> None:
    for name, public in decoded(trust.KEYS).items():
        assert len(public) == 32
        assert name == key_name(public)


def test_an_address_is_https_and_never_without_keys() -> None:
    assert not trust.ADDRESS or (urlsplit(trust.ADDRESS).scheme == "https" and trust.KEYS)


def test_what_is_no_base64_is_no_key() -> None:
    with pytest.raises(ValueError):
        decoded({"a": "!"})


def test_the_usual_trust_is_the_one_written_down() -> None:
    assert Trust() == Trust(trust.ADDRESS, decoded(trust.KEYS))
