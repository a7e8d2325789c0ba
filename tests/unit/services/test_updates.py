"""Updating from end to end over loopback: a real server, real folders, real programs; attacks change nothing."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from app.clock import Clock
from app.crypto import new_signing_key
from app.domain.ids import StaffId
from app.domain.updates.manifest import Artifact, Channel, Kind
from app.domain.updates.state import Phase
from app.errors import AppError, Rejected, Transient
from app.events import EventBus, UpdatesChanged
from app.paths import Paths
from app.services.update_shelf import Site
from app.services.updates import FIRST_LOOK_S, LOOK_S, STARTED_S, Updates
from app.settings import SettingsStore
from app.tasks import Supervisor
from app.updates import journal, memory
from app.updates.disk import sha256_of
from app.updates.installation import Installation
from app.updates.journal import Journal, Places
from app.updates.leaving import install_ready
from app.updates.policy import Policy
from app.updates.trust import Trust
from tests.fakes.clock import FakeClock
from tests.fakes.updates import (
    DAY_MS,
    KEY,
    NOW,
    QUICK,
    SPARE,
    TRUSTED,
    UpdateServer,
    artifact,
    install,
    manifest,
    packed,
    program,
    publishing,
    release,
    signed,
)

pytestmark = pytest.mark.asyncio
STRANGER = new_signing_key()
NEW = packed({"quaychat": program("0.2.0"), "version.txt": b"0.2.0"})
FILE = artifact(NEW, "0.2.0/quaychat.tar.gz")


@dataclass
class Shop:
    """An installed app with a home full of precious data, and the server that it asks."""

    server: UpdateServer
    root: Path
    clock: FakeClock = field(default_factory=FakeClock)
    kind: Kind | None = Kind.FOLDER
    policy: Policy = field(default_factory=Policy)
    told: list[object] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.paths = Paths(self.root / "home")
        self.paths.create()
        self.paths.database.write_bytes(b"messages")
        self.settings = SettingsStore(self.paths.settings)
        self.program = install(self.root / "apps" / "quaychat", "0.1.0")
        self.places = Places(self.program.parent)
        self.bus = EventBus()
        self.bus.subscribe(UpdatesChanged, self.told.append)
        self.updates = self.made()

    def made(self, own: str = "0.1.0", clock: Clock | None = None, **site: Any) -> Updates:
        here = Installation(self.kind, self.program.parent, self.program, "linux-x86_64")
        whole = Site(own, here, Trust(self.server.address, TRUSTED), self.policy, QUICK)
        return Updates(self.paths, self.settings, clock or self.clock, self.bus, replace(whole, **site))

    async def fails(self) -> AppError:
        with pytest.raises(AppError) as caught:
            await self.updates.look(asked=True)
        return caught.value

    def leave(self) -> bool:
        here = Installation(self.kind, self.program.parent, self.program, "linux-x86_64")
        return install_ready(self.paths, here, "0.1.0", self.updates.channel)

    def untouched(self) -> bool:
        """Nothing is ready, and nothing but the memory of updates has changed."""
        outside = {path.name for path in self.places.folder.parent.iterdir()} - {"quaychat", "quaychat.update.json"}
        left = (
            [path for path in self.paths.update_files.iterdir() if path.suffix not in (".part", ".mark")]
            if self.paths.update_files.is_dir()
            else []
        )
        same = (self.program.parent / "version.txt").read_text(encoding="utf-8") == "0.1.0"
        data = self.paths.database.read_bytes() == b"messages"
        known = memory.read(self.paths.update_state)
        return not outside and not left and same and data and known.ready is None and not self.leave()


@pytest_asyncio.fixture
async def server() -> AsyncIterator[UpdateServer]:
    async with publishing(files={FILE.path: NEW}) as made:
        made.publish(manifest(release("0.2.0", FILE)))
        yield made


@pytest.fixture
def shop(server: UpdateServer, tmp_path: Path) -> Shop:
    return Shop(server, tmp_path)


async def test_a_new_version_is_fetched_tried_and_takes_the_place_when_the_app_is_left(shop: Shop) -> None:
    state = await shop.updates.look_now()
    assert (state.phase, state.version, state.installed) == (Phase.READY, "0.2.0", "0.1.0")
    assert state.notes == {"vi": "Nhanh hơn.", "en": "Faster."}
    assert (state.checked_at, state.problem) == (shop.clock.now(), "")
    assert (shop.program.parent / "version.txt").read_text() == "0.1.0"
    assert shop.leave()
    assert (shop.program.parent / "version.txt").read_text() == "0.2.0"
    assert shop.paths.database.read_bytes() == b"messages"
    assert shop.told


async def test_the_same_is_not_fetched_twice(shop: Shop) -> None:
    await shop.updates.look(asked=True)
    await shop.made().look()
    assert len(shop.server.asked_for(FILE.path)) == 1


async def test_the_name_of_the_installation_never_leaves(shop: Shop) -> None:
    await shop.updates.look(asked=True)
    name = memory.read(shop.paths.update_state).install_id.encode()
    assert all(name not in asked and b"0.1.0" not in asked for asked in shop.server.asked)


async def test_it_looks_once_a_day_well_after_the_start(shop: Shop) -> None:
    supervisor = Supervisor(shop.clock)
    shop.updates.begin(supervisor)
    await shop.clock.advance(FIRST_LOOK_S - 1)
    assert shop.server.asked == []
    for _ in range(4 * 71):
        await shop.clock.advance(LOOK_S)
        while (await shop.updates.state()).phase in (Phase.CHECKING, Phase.FETCHING):
            pass
    await supervisor.close()
    assert len(shop.server.asked_for("stable.json")) == 3


async def test_with_updates_off_nothing_is_asked_and_nothing_installed(shop: Shop) -> None:
    await shop.updates.look(asked=True)
    shop.settings.change(updates=False)
    assert (await shop.updates.state()).phase is Phase.OFF
    assert (await shop.fails()).code == "update_off"
    assert not shop.leave()
    shop.settings.change(updates=True)
    assert (await shop.updates.state()).phase is Phase.READY
    assert shop.leave()


async def test_a_policy_goes_before_the_settings(server: UpdateServer, tmp_path: Path) -> None:
    shop = Shop(server, tmp_path, policy=Policy(off=True))
    state = await shop.updates.state()
    assert (state.phase, state.managed) == (Phase.OFF, True)
    assert (await shop.fails()).code == "update_off"


async def test_a_build_that_is_not_updated_says_so(server: UpdateServer, tmp_path: Path) -> None:
    shop = Shop(server, tmp_path, kind=None)
    assert (await shop.updates.state()).phase is Phase.NOT_HERE
    assert (await shop.fails()).code == "update_not_here"
    assert server.asked == []


async def test_only_the_owner_looks_by_hand(shop: Shop) -> None:
    with pytest.raises(Rejected, match="not_owner"):
        await shop.updates.look_now(by=StaffId("an"))


async def test_a_package_is_fetched_for_a_person_to_open(server: UpdateServer, tmp_path: Path) -> None:
    package = artifact(b"deb", "quaychat.deb", Kind.PACKAGE)
    server.files[package.path] = b"deb"
    server.publish(manifest(release("0.2.0", package)))
    shop = Shop(server, tmp_path, kind=Kind.PACKAGE)
    state = await shop.updates.look_now()
    assert (state.phase, sha256_of(Path(state.file))) == (Phase.BY_HAND, package.sha256)
    assert not shop.leave()


async def test_a_cut_download_is_gone_on_with_by_itself(shop: Shop) -> None:
    big = packed({"quaychat": program("0.2.0"), "big": bytes(range(256)) * 100, "version.txt": b"0.2.0"})
    file = artifact(big, "big.tar.gz")
    shop.server.files[file.path], shop.server.cut_after = big, 500
    shop.server.publish(manifest(release("0.2.0", file)))
    looking = Supervisor(shop.clock).spawn("look", shop.updates.look(asked=True))
    while not looking.done():
        await shop.clock.advance(1)
    assert (await shop.updates.state()).phase is Phase.READY
    assert len(shop.server.asked_for(file.path)) == 2
    assert b"range: bytes=" in shop.server.asked_for(file.path)[1].lower()


async def test_a_version_that_does_not_run_here_is_never_offered_again(shop: Shop) -> None:
    bad = packed({"quaychat": program("0.2.0", "no probe"), "version.txt": b"0.2.0"})
    file = artifact(bad, "bad.tar.gz")
    shop.server.files[file.path] = bad
    shop.server.publish(manifest(release("0.2.0", file)))
    assert (await shop.fails()).code == "update_broken"
    assert shop.untouched()
    assert await shop.updates.look(asked=True) is None
    assert len(shop.server.asked_for(file.path)) == 1


async def test_one_that_is_withdrawn_before_it_was_installed_is_not(shop: Shop) -> None:
    await shop.updates.look(asked=True)
    shop.server.publish(manifest(release("0.2.0", FILE, share=0), serial=6))
    assert await shop.updates.look() is None
    assert shop.untouched()


async def test_one_that_was_asked_for_stays_though_it_is_not_this_shops_turn(shop: Shop) -> None:
    shop.server.publish(manifest(release("0.2.0", FILE, share=1)))
    memory.write(shop.paths.update_state, memory.Memory("f" * 32))
    assert await shop.updates.look() is None
    await shop.updates.look(asked=True)
    await shop.updates.look()
    assert (await shop.updates.state()).phase is Phase.READY


async def test_the_other_channel_is_another_manifest(shop: Shop) -> None:
    beta = packed({"quaychat": program("0.3.0b1"), "version.txt": b"0.3.0b1"})
    file = artifact(beta, "beta.tar.gz")
    shop.server.files[file.path] = beta
    shop.server.publish(manifest(release("0.3.0b1", file), channel=Channel.BETA, serial=1))
    shop.settings.change(update_channel="beta")
    assert (await shop.updates.look_now()).version == "0.3.0b1"
    shop.settings.change(update_channel="stable")
    assert (await shop.updates.state()).phase is Phase.CURRENT
    assert not shop.leave()


async def test_a_version_that_has_run_for_a_while_has_started(shop: Shop) -> None:
    journal.write(shop.places, Journal(before="0.1.0", after="0.2.0", starts=1))
    supervisor = Supervisor(shop.clock)
    shop.made(own="0.2.0").begin(supervisor)
    await shop.clock.advance(STARTED_S - 1)
    assert journal.read(shop.places).after == "0.2.0"
    await shop.clock.advance(2)
    while journal.read(shop.places).after:
        await shop.clock.advance(1)
    await supervisor.close()


async def test_one_process_looks_at_a_time(shop: Shop) -> None:
    from app.updates.presence import alone

    with alone(shop.paths.updates / "lock"):
        assert isinstance(await shop.fails(), Transient)


# --- attacks: each leaves everything as it was ------------------------------------------------------------------------


async def test_a_manifest_with_a_changed_byte(shop: Shop) -> None:
    whole = shop.server.files["stable.json"]
    for place in range(20, len(whole), 97):
        shop.server.files["stable.json"] = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        assert (await shop.fails()).code == "update_untrusted"
    assert shop.untouched()


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
async def test_a_truncated_manifest(shop: Shop, share: float) -> None:
    whole = shop.server.files["stable.json"]
    shop.server.files["stable.json"] = whole[: int(len(whole) * share)]
    assert (await shop.fails()).code == "update_untrusted"
    assert shop.untouched()


async def test_a_strangers_signature(shop: Shop) -> None:
    shop.server.publish(manifest(release("9.0.0", FILE)), STRANGER)
    assert (await shop.fails()).code == "update_untrusted"
    assert shop.untouched()


async def test_another_products_or_channels_manifest(shop: Shop) -> None:
    shop.server.files["stable.json"] = signed(manifest(release("0.2.0", FILE), channel=Channel.BETA))
    assert (await shop.fails()).code == "update_untrusted"
    assert shop.untouched()


async def test_a_replayed_manifest(shop: Shop) -> None:
    shop.server.publish(manifest(serial=9))
    await shop.updates.look(asked=True)
    shop.server.publish(manifest(release("0.2.0", FILE), serial=8))
    assert (await shop.fails()).code == "update_replayed"
    assert (await shop.made().state()).problem == "update_replayed"
    assert shop.untouched()


async def test_a_stale_manifest_and_one_that_a_clock_set_back_makes_young(shop: Shop) -> None:
    old = manifest(release("0.2.0", FILE), serial=9, now=NOW - 200 * DAY_MS)
    shop.server.publish(old)
    assert (await shop.fails()).code == "update_stale"
    shop.server.publish(manifest(serial=9))
    await shop.updates.look(asked=True)
    shop.clock.set_wall(NOW - 200 * DAY_MS)
    shop.server.publish(old)
    assert (await shop.fails()).code == "update_stale"
    assert shop.untouched()


async def test_a_clock_that_is_wrong_for_good_locks_nobody_out(shop: Shop) -> None:
    shop.clock.set_wall(NOW + 4000 * DAY_MS)
    assert (await shop.fails()).code == "update_stale"
    assert (await shop.updates.state()).phase is Phase.CURRENT
    shop.clock.set_wall(NOW)
    assert (await shop.updates.look_now()).phase is Phase.READY


async def test_a_downgrade(shop: Shop) -> None:
    shop.server.publish(manifest(release("0.0.9", FILE, minimum="0.0.1"), release("0.1.0", FILE), serial=9))
    assert await shop.updates.look(asked=True) is None
    assert shop.untouched()


@pytest.mark.parametrize(
    "other", [artifact(NEW, FILE.path, system="windows-x86_64"), artifact(NEW, FILE.path, Kind.INSTALLER)]
)
async def test_a_file_for_another_system(shop: Shop, other: Artifact) -> None:
    shop.server.publish(manifest(release("0.2.0", other)))
    assert await shop.updates.look(asked=True) is None
    assert shop.untouched()


@pytest.mark.parametrize("served", [NEW[:-1] + b"x", NEW[::-1]], ids=["a byte", "all of it"])
async def test_a_file_of_the_right_size_and_another_content(shop: Shop, served: bytes) -> None:
    shop.server.files[FILE.path] = served
    assert (await shop.fails()).code == "update_damaged"
    assert shop.untouched()
    assert list(shop.paths.update_files.iterdir()) == []


@pytest.mark.parametrize("served", [NEW + b"x", NEW[:100], b""], ids=["longer", "shorter", "empty"])
async def test_a_file_of_another_size(shop: Shop, served: bytes) -> None:
    shop.server.files[FILE.path] = served
    assert (await shop.fails()).code == "update_damaged"
    assert shop.untouched()


async def test_a_packed_folder_that_says_it_is_another_version(shop: Shop) -> None:
    liar = packed({"quaychat": program("0.0.1"), "version.txt": b"0.0.1"})
    file = artifact(liar, "liar.tar.gz")
    shop.server.files[file.path] = liar
    shop.server.publish(manifest(release("0.2.0", file)))
    assert (await shop.fails()).code == "update_broken"
    assert shop.untouched()


async def test_after_a_key_was_stolen_and_taken_out_it_is_worth_nothing(shop: Shop) -> None:
    spare_only = {name: key for name, key in TRUSTED.items() if key == list(TRUSTED.values())[1]}
    shop.updates = shop.made(trust=Trust(shop.server.address, spare_only))
    assert (await shop.fails()).code == "update_untrusted"
    shop.server.publish(manifest(release("0.2.0", FILE)), KEY, SPARE)
    assert (await shop.updates.look_now()).phase is Phase.READY


async def test_nobody_at_the_server_is_told_and_healed(shop: Shop) -> None:
    working = shop.server.files
    shop.server.files = {}
    assert isinstance(await shop.fails(), Transient)
    assert (await shop.updates.state()).problem == "update_unreachable"
    shop.server.files = working
    assert (await shop.updates.look_now()).problem == ""
