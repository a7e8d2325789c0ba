"""CL15, with a real PostgreSQL whose port closes and which is stopped: a claim is refused in bounded time and never
made up for later; a rule's edit is kept, and tried again before it is applied."""

import asyncio
import contextlib
import os
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import create_engine, text

from app.clock import SystemClock
from app.crypto import Sealer
from app.domain.ids import OWNER, ConversationId, UserId
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Method, RuleId
from app.errors import Transient
from app.events import EventBus
from app.services.ground import Ground
from app.services.rules import Rules
from app.services.sharing import Sharing
from app.store import rules as stored_rules
from app.store import sharing as stored_sharing
from app.store.database import Database
from app.store.engine import postgres_engine
from app.store.migrating import upgrade
from app.store.tables import conversations, sharing_log
from app.store.work import Session
from app.tasks import Supervisor
from tests.fakes import postgres
from tests.fakes.history import OA
from tests.fakes.members import share_with
from tests.fakes.shared_shop import AN, BINH

pytestmark = pytest.mark.asyncio
TALK = ConversationId(OA, UserId("1"))
BOUND_S = 15.0
"""A claim must be answered within; the pool and the driver give up far earlier."""


class Port:
    """A port before the server's socket, which can be closed like a network cable that is pulled, and opened again."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.number: int = self._listener.getsockname()[1]
        self._through: list[socket.socket] = []
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def close(self) -> None:
        _shut(self._listener)
        for one in self._through:
            _shut(one)
        self._through.clear()

    def open(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self.number))
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX)
            far.connect(self._server)
            self._through += [near, far]
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=_pump, args=(source, sink), daemon=True).start()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    try:
        while data := source.recv(65_536):
            sink.sendall(data)
    except OSError:
        pass
    finally:
        _shut(source)
        _shut(sink)


def _shut(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    folder = postgres.programs()
    if folder is None or (os.geteuid() == 0 and postgres.other_user() is None):
        pytest.skip("no PostgreSQL to be started")
    with postgres.running(folder) as address:
        yield address


@pytest.fixture
def port(server: str) -> Iterator[Port]:
    made = Port(str(Path(server.rpartition("host=")[2]) / ".s.PGSQL.5432"))
    yield made
    made.close()


@pytest.fixture
def database(server: str, request: pytest.FixtureRequest) -> str:
    """An empty one for each test."""
    name = f"shop_{abs(hash(request.node.name))}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return name


@pytest_asyncio.fixture()
async def ground(port: Port, database: str) -> AsyncIterator[Ground]:
    """Another PC's, over the port."""
    engine = postgres_engine(f"postgresql+psycopg://quaychat@127.0.0.1:{port.number}/{database}")
    with engine.begin() as connection:
        upgrade(connection)
        share_with(connection, AN, BINH, method=Method.CLAIM)
        waits = {"age": "new", "shared": True, "waiting": 1, "waiting_since": 5, "first_in_at": 5, "last_at": 5}
        connection.execute(conversations.insert().values(**TALK._asdict(), **waits))
    supervisor = Supervisor(SystemClock(), seed=1)
    made = Ground(Database(engine, Sealer(bytes(32))), EventBus(), SystemClock(), supervisor, "pc-2")
    yield made
    await supervisor.close()
    await asyncio.to_thread(engine.dispose)


def _stands(session: Session) -> tuple[str | None, int]:
    """Who holds it, and how many lines the log has."""
    holder = session.execute(conversations.select()).one().assignee
    return holder, len(session.execute(sharing_log.select()).all())


async def test_cl15_a_claim_while_the_database_is_away_is_refused_and_never_made_later(
    ground: Ground, port: Port
) -> None:
    sharing = Sharing(ground)
    assert await sharing.talk(TALK, AN) is not None
    port.close()
    for _ in range(3):
        async with asyncio.timeout(BOUND_S):
            with pytest.raises(Transient, match="no_database"):
                await sharing.claim(TALK, AN)
    port.open()
    assert await ground.db.read(_stands) == (None, 0)
    await sharing.claim(TALK, BINH)
    assert await ground.db.read(_stands) == (BINH, 1)


async def test_cl15_a_connection_that_breaks_in_the_middle_claims_all_or_nothing(ground: Ground, port: Port) -> None:
    def cut(session: Session) -> None:
        stored_sharing.lock(session)
        port.close()
        session.execute(conversations.update().values(assignee=AN))

    async with asyncio.timeout(BOUND_S):
        with pytest.raises(Transient, match="no_database"):
            await ground.db.write(cut)
    port.open()
    assert await ground.db.read(_stands) == (None, 0)
    await Sharing(ground).claim(TALK, AN)
    assert await ground.db.read(_stands) == (AN, 1)


async def test_a_rules_edit_is_kept_while_the_database_is_away_and_applied_afterwards(
    ground: Ground, port: Port
) -> None:
    rules = Rules(ground)
    (known,) = await rules.all()
    draft = RuleDraft(known.id, "Ca chiều", known.sources, (BINH,), known.method, version=known.version)
    port.close()
    async with asyncio.timeout(BOUND_S):
        with pytest.raises(Transient, match="no_database"):
            await rules.save(draft, by=OWNER)
        await rules.keep_draft(draft)
        assert await rules.kept_drafts() == {known.id: draft}
    port.open()
    assert [rule.name for rule in await rules.all()] == [known.name], "nothing was applied by itself"
    assert await rules.kept_drafts() == {known.id: draft}
    await rules.preview(draft)
    await rules.save(draft)
    (after,) = (await ground.db.read(stored_rules.all_rules)).values()
    assert after.name == "Ca chiều"
    assert await rules.kept_drafts() == {}
    assert RuleId(after.id) == known.id
