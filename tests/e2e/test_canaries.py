"""Canary secrets and customers, through a day of work with the log at its loudest, a crash, a backup, a diagnosis and
an export: afterwards every file is searched, and each canary is found where it belongs or not at all."""

import asyncio
import base64
import faulthandler
import json
import logging
import zlib
from pathlib import Path

import pytest

from app.bootstrap import Core, open_core
from app.crypto import Cost
from app.domain.connections import ChatRight, Connection, ConnectionState, ZaloApp
from app.domain.ids import AppId, ConversationId, OaId, UserId
from app.domain.messages import OaProfile
from app.domain.outbox import Draft, OutboxState
from app.errors import AppError
from app.log import CRASH_FILE, LOG_FILE
from app.paths import Paths
from app.practice.server import PracticeServer
from app.services import restoring
from app.services.export_files import Format, Wanted
from app.services.report import save
from app.store import connections
from app.store.connections import TokenPair
from app.vault import Vault
from app.zalo.hosts import Hosts
from tests.fakes.secrets import FakeSecrets
from tests.unit.test_transcript import WORDS

pytestmark = pytest.mark.e2e
NAME = "Canari Nguyễn Thị Hoạ Mi"
WRITES = "CANARY-IN chị ơi áo dài đỏ size M 0903777888"
ANSWERS = "CANARY-OUT dạ còn chị nhé"
NOTE = "CANARY-NOTE khách hay trả giá"
DRAFT = "CANARY-DRAFT đang gõ dở"
PASSPHRASE = "con chim hoàng yến hót"
PIN = "918273"
PHONE = "0903777888"
ROOT = Path(__file__).resolve().parents[2]


async def _until(core: Core, condition: str, cid: ConversationId) -> None:
    async with asyncio.timeout(90):
        while True:
            thread = await core.inbox.thread(cid)
            texts = [message.body.text for message in thread.messages]
            sent = [item for item in thread.outbox if item.state is OutboxState.SENT]
            if condition in texts or (condition == "sent" and (sent or ANSWERS in texts)):
                return
            await asyncio.sleep(0.05)


async def _connected(core: Core, server: PracticeServer) -> list[str]:
    """Connect the practice OA; answers its secrets."""
    access, refresh = server.world.token_pair()
    oa_id, app_id = OaId(server.world.oa.oa_id), AppId(server.app_id)
    db, now = core.db, core.clock.now()
    await db.write(connections.save_app, db.sealer, ZaloApp(app_id, server.redirect_uri), server.app_secret)
    profile = OaProfile(oa_id, "Tiệm")
    made = Connection(oa_id, app_id, profile, ConnectionState.CONNECTED, ChatRight.ONLY_ME, now, now)
    await db.write(connections.save_connection, made)
    await db.write(connections.save_tokens, db.sealer, oa_id, TokenPair(access, refresh, now + 3_600_000, now))
    return [access, refresh, server.app_secret]


def _forms(canary: str) -> list[bytes]:
    """A text as it might lie in a file."""
    raw = canary.encode()
    escaped = json.dumps(canary).strip('"').encode()
    return [raw, canary.encode("utf-16-le"), escaped, base64.b64encode(raw).rstrip(b"=")[:-2], raw.hex().encode()]


def _found(folder: Path, canaries: list[str]) -> set[tuple[str, str]]:
    """Each file in which a canary lies, packed or not."""
    found = set()
    for file in (one for one in folder.rglob("*") if one.is_file()):
        data = file.read_bytes()
        for canary in canaries:
            if any(form in data or zlib.compress(form) in data for form in _forms(canary)):
                found.add((str(file.relative_to(folder)), canary))
    return found


@pytest.mark.asyncio
async def test_every_canary_is_where_it_belongs_and_nowhere_else(tmp_path: Path) -> None:
    server = PracticeServer()
    await server.start()
    paths, out = Paths(tmp_path / "profile"), tmp_path / "out"
    out.mkdir()
    vault = Vault(paths, FakeSecrets(), cost=Cost(64, 1, 1))
    opened = await vault.create(PASSPHRASE)
    customer = server.world.add_customer(NAME)
    cid = ConversationId(OaId(server.world.oa.oa_id), UserId(customer.user_id))
    try:
        hosts = Hosts(server.oauth_base, server.openapi_base)
        async with open_core(paths, opened.key, hosts=hosts, running=False) as core:
            secrets = await _connected(core, server)
        async with open_core(paths, opened.key, hosts=hosts) as core:
            logging.getLogger().setLevel(logging.DEBUG)
            for name in ("httpx", "httpcore", "asyncio", "app"):
                logging.getLogger(name).setLevel(logging.DEBUG)
            core.settings.change(undo_seconds=0)
            core.sync.set_visible(True)
            server.world.post(customer, "customer", "text", {"message": WRITES})
            await _until(core, WRITES, cid)
            await core.inbox.send(cid, Draft(ANSWERS), at_once=True)
            await _until(core, "sent", cid)
            await core.inbox.save_draft(cid, DRAFT)
            await core.customers.add_note(cid, NOTE)
            await core.people.set_pin(core.by, PIN, core.by)
            await core.search.find(PHONE)
            await _go_wrong(core, cid)
            await core.backups.set_passphrase(PASSPHRASE)
            await core.backups.make(out / "a.qcbackup", logins=True)
            findings = [finding async for finding in core.doctor.look(vault)]
            await asyncio.to_thread(save, await core.doctor.report(findings), out / "report.txt")
            await core.export.one(cid, Wanted(out / "export.html", Format.HTML, WORDS))
        with (paths.logs / CRASH_FILE).open("a", encoding="utf-8") as file:
            faulthandler.dump_traceback(file)
        unlocked = await restoring.unlock(out / "a.qcbackup", PASSPHRASE)
        restored = Paths(tmp_path / "restored")
        await restoring.prepare(restored)
        await restoring.stage(unlocked, restored, bytes(32))
    finally:
        await server.stop()
    secrets += [opened.recovery_code, PASSPHRASE, PIN]
    assert (paths.logs / LOG_FILE).stat().st_size > 1_000
    assert _found(tmp_path, [*secrets, opened.key.hex()]) == set()
    texts = [NAME, WRITES, ANSWERS, NOTE, DRAFT, PHONE, customer.user_id]
    belongs = {("out/export.html", one) for one in (NAME, WRITES, ANSWERS, PHONE)}
    found = _found(tmp_path, texts)
    in_log = {one for one in found if one[1] == customer.user_id and one[0].startswith("profile/logs")}
    assert found - in_log == belongs  # the log may name a conversation by its id; what is sent may not


async def _go_wrong(core: Core, cid: ConversationId) -> None:
    """Errors with everything in them, as a library or a bug of ours would raise and log them."""
    log = logging.getLogger("app.services.somewhere")
    try:
        raise AppError("bad_answer", text=WRITES, access_token="x" * 40, name=NAME)
    except AppError:
        log.exception("reading %s", {"message": WRITES, "phone": PHONE, "name": NAME})
    log.debug("request %s", f"https://openapi.zalo.me/x?access_token={'y' * 40}&text={ANSWERS}")
    log.info("conversation %s", cid.user_id)


def test_the_built_app_holds_nothing_of_this_computer_and_no_secret() -> None:
    """Only where it was built (`python3 dev.py bundle`)."""
    bundle = ROOT / "build" / "bundle"
    if not bundle.is_dir():
        pytest.skip("the app was not built here")
    canaries = [NAME, WRITES, ANSWERS, NOTE, DRAFT, PASSPHRASE, PHONE, str(ROOT)]
    assert _found(bundle, canaries) == set()
    strangers = {
        *bundle.rglob("*.db"),
        *bundle.rglob("*.qcbackup"),
        *bundle.rglob("vault.json"),
        *bundle.rglob("*.log"),
    }
    assert strangers == set()
