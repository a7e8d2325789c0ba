"""The doctor: every illness by its name, and none keeps it from looking at the rest."""

import asyncio
from pathlib import Path

import pytest

from app.crypto import Cost
from app.domain.backups import BackupState
from app.domain.checkup import Check, Finding, Verdict
from app.domain.connections import ChatRight, Connection, ConnectionState, Permission
from app.domain.ids import AppId, OaId
from app.domain.messages import OaProfile
from app.domain.unreadable import Unreadable, Why
from app.errors import AppError, NeedsUser, StorageFailure, Transient, WrongPlace
from app.paths import Paths
from app.services import doctor as doctors
from app.services.doctor import Doctor, Profile
from app.store import quarantine
from app.store.opening import open_engine
from app.vault import Vault
from tests.fakes.clock import FakeClock
from tests.fakes.inline import InlineDatabase
from tests.fakes.secrets import FakeSecrets

pytestmark = pytest.mark.asyncio
KEY = bytes(32)
NOW = 1_760_000_000_000
CONNECTION = Connection(
    OaId("1"), AppId("1"), OaProfile(OaId("1"), "Tiệm"), ConnectionState.CONNECTED, ChatRight.ONLY_ME, NOW, NOW
)


class Oas:
    def __init__(self, wrong: AppError | None = None, missing: tuple[Permission, ...] = ()) -> None:
        self.wrong, self.missing = wrong, missing
        self.listed = [CONNECTION]

    async def all(self) -> list[Connection]:
        return self.listed

    async def ask(self, oa_id: OaId) -> tuple[Permission, ...]:
        if self.wrong is not None:
            raise self.wrong
        return self.missing


class Made:
    def __init__(self, state: BackupState) -> None:
        self.made = state

    async def state(self) -> BackupState:
        return self.made


async def reached() -> None:
    return


async def _look(doctor: Doctor, vault: Vault | None = None) -> dict[Check, Finding]:
    return {finding.check: finding async for finding in doctor.look(vault)}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(tmp_path / "profile")
    open_engine(made.database, KEY).dispose()
    return made


def _doctor(paths: Paths, profile: Profile, off: int = 0) -> Doctor:
    return Doctor(paths, FakeClock(NOW), reached, profile, wall=lambda: NOW - off)


async def test_what_could_not_be_read_is_counted(paths: Paths) -> None:
    db = InlineDatabase.at(paths.database, KEY)
    await db.write(quarantine.put, OaId("1"), [Unreadable(Why.NO_ID, "{}"), Unreadable(Why.NO_ID, "[]")], NOW)
    found = await _look(_doctor(paths, Profile(KEY, db)))
    await db.close()
    assert found[Check.ROWS] == Finding(Check.ROWS, Verdict.WARNING, "unreadable_rows", params={"count": 2})


async def test_a_sound_installation_is_good_in_everything(paths: Paths) -> None:
    vault = Vault(Paths(paths.root / "vault"), FakeSecrets(), cost=Cost(64, 1, 1))
    await vault.create(None)
    db = InlineDatabase.at(paths.database, KEY)
    profile = Profile(KEY, db, Oas(), Made(BackupState(made_at=NOW)))
    found = await _look(_doctor(paths, profile), vault)
    await db.close()
    assert list(found) == list(Check)
    assert {check for check, one in found.items() if one.verdict is not Verdict.GOOD} <= {Check.DISK}


@pytest.mark.parametrize(
    ("wrong", "check"),
    [
        (WrongPlace("203.0.113.7"), Check.PLACE),
        (NeedsUser("login_again"), Check.LOGIN),
        (NeedsUser("package_too_low"), Check.PACKAGE),
    ],
)
async def test_what_zalo_refuses_is_named(paths: Paths, wrong: AppError, check: Check) -> None:
    found = await _look(_doctor(paths, Profile(KEY, None, Oas(wrong))))
    assert (found[check].verdict, found[check].code, found[check].about) == (Verdict.BAD, wrong.code, "Tiệm")


async def test_a_missing_permission_does_not_hide_a_good_package(paths: Paths) -> None:
    found = await _look(_doctor(paths, Profile(KEY, None, Oas(missing=(Permission.SEND,)))))
    assert found[Check.PERMISSIONS].code == "permission_missing"
    assert found[Check.PACKAGE].verdict is Verdict.GOOD


async def test_without_a_network_zalo_is_not_asked(paths: Paths) -> None:
    async def offline() -> None:
        raise Transient("offline", reached=False)

    oas = Oas(NeedsUser("login_again"))
    found = await _look(Doctor(paths, FakeClock(NOW), offline, Profile(KEY, None, oas), wall=lambda: NOW))
    assert found[Check.NETWORK].code == "offline"
    assert {found[check].verdict for check in (Check.CLOCK, Check.LOGIN, Check.PLACE)} == {Verdict.UNKNOWN}
    assert found[Check.DATABASE].verdict is Verdict.GOOD


async def test_what_never_answers_is_given_up(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never() -> None:
        await asyncio.get_running_loop().create_future()

    monkeypatch.setattr(doctors, "LIMIT_S", 0.01)
    found = await _look(Doctor(paths, FakeClock(NOW), never, Profile(trouble=StorageFailure("damaged"))))
    assert (found[Check.NETWORK].verdict, found[Check.NETWORK].code) == (Verdict.UNKNOWN, "timeout")
    assert found[Check.DATABASE].code == "damaged"


async def test_beside_another_process_its_tokens_are_left_alone(paths: Paths) -> None:
    oas = Oas(NeedsUser("login_again"))
    found = await _look(_doctor(paths, Profile(KEY, None, oas)).beside_another())
    assert (found[Check.LOGIN].verdict, found[Check.LOGIN].code) == (Verdict.UNKNOWN, "in_use")
    assert Check.PLACE not in found


async def test_a_clock_that_is_off_is_measured_against_zalo(paths: Paths) -> None:
    found = await _look(_doctor(paths, Profile(KEY), off=2 * 3_600_000))
    assert (found[Check.CLOCK].code, found[Check.CLOCK].params) == ("clock_off", {"minutes": 120})


async def test_damage_inside_the_database_is_found(paths: Paths) -> None:
    data = bytearray(paths.database.read_bytes())
    data[len(data) // 2] ^= 1
    paths.database.write_bytes(data)
    assert (await _look(_doctor(paths, Profile(KEY))))[Check.DATABASE].code == "damaged"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ("forgets", "keyring_forgot"),
        ("locked", "keyring_locked"),
        ("gone", "keyring_missing"),
    ],
)
async def test_a_sick_keyring_is_named(paths: Paths, spoil: str, code: str) -> None:
    secrets = FakeSecrets()
    vault = Vault(Paths(paths.root / "vault"), secrets, cost=Cost(64, 1, 1))
    await vault.create(None)
    if spoil == "forgets":
        secrets.entries.clear()
    secrets.denies, secrets.there = spoil == "locked", spoil != "gone"
    found = await _look(_doctor(paths, Profile(KEY)), vault)
    assert (found[Check.KEYRING].verdict, found[Check.KEYRING].code) == (Verdict.BAD, code)


async def test_a_profile_that_does_not_open_is_looked_at_all_the_same(tmp_path: Path) -> None:
    found = await _look(_doctor(Paths(tmp_path / "nowhere"), Profile(trouble=NeedsUser("not_set_up"))))
    assert found[Check.DATABASE] == Finding(Check.DATABASE, Verdict.UNKNOWN, "not_set_up")
    assert found[Check.NETWORK].verdict is Verdict.GOOD
