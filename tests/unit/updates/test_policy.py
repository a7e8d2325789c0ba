"""The policy of a PC: the environment before the file, the file before the settings, and odd ones switch off."""

import sys
from pathlib import Path

import pytest

from app.domain.updates.manifest import Channel
from app.settings import Settings
from app.updates.policy import ADDRESS, SWITCH, Policy, channel_of, policy_file, read


def _kept(tmp_path: Path, text: str) -> Path:
    (tmp_path / "policy.json").write_text(text, encoding="utf-8")
    return tmp_path / "policy.json"


def test_without_one_the_settings_decide(tmp_path: Path) -> None:
    policy = read({}, tmp_path / "none.json")
    assert policy == Policy()
    assert not policy.managed
    assert channel_of(policy, Settings()) is Channel.STABLE
    assert channel_of(policy, Settings(update_channel="beta")) is Channel.BETA
    assert channel_of(policy, Settings(updates=False)) is None


@pytest.mark.parametrize(
    ("environ", "kept", "expected"),
    [
        ({SWITCH: "off"}, "{}", Policy(off=True)),
        ({SWITCH: " beta "}, '{"updates": "off"}', Policy(channel=Channel.BETA)),
        ({}, '{"updates": "off"}', Policy(off=True)),
        ({}, '{"updates": "stable", "update_address": "https://shop.test/u/"}', Policy(channel=Channel.STABLE, address="https://shop.test/u/")),
        ({ADDRESS: "https://pc.test/"}, '{"update_address": "https://shop.test/u/"}', Policy(address="https://pc.test/")),
        ({SWITCH: "sometimes"}, "{}", Policy(off=True)),
        ({}, '{"updates": 7}', Policy(off=True)),
        ({}, "{", Policy(off=True)),
        ({}, "[]", Policy(off=True)),
    ],
)  # fmt: skip
def test_what_is_decided(tmp_path: Path, environ: dict[str, str], kept: str, expected: Policy) -> None:
    assert read(environ, _kept(tmp_path, kept)) == expected


def test_a_policy_goes_before_the_settings() -> None:
    assert channel_of(Policy(off=True), Settings(updates=True)) is None
    assert channel_of(Policy(channel=Channel.STABLE), Settings(updates=False, update_channel="beta")) is Channel.STABLE
    assert Policy(off=True).managed
    assert Policy(channel=Channel.BETA).managed


def test_the_file_lies_where_only_an_administrator_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    for system, place in (("win32", "ProgramData"), ("darwin", "Library"), ("linux", "etc")):
        monkeypatch.setattr(sys, "platform", system)
        assert place in str(policy_file({}))
