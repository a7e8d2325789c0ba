"""A Zalo without HTTP: an OA with customers and messages, and the knobs that its API is known or feared to have."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, field, replace

from app.domain.connections import Permission, ZaloApp
from app.domain.ids import OaId, RemoteId, UserId
from app.domain.messages import Body, Customer, Direction, HistoryRow, Kind, OaProfile
from app.domain.unreadable import Unreadable, Why
from app.errors import AppError, NeedsUser, Rejected
from app.zalo.auth import Tokens
from app.zalo.history import HistoryPage
from app.zalo.requests import CustomerChange
from app.zalo.responses import CustomerPage
from tests.fakes.clock import FakeClock

OA = OaId("3000000000000000001")
DAY_MS = 24 * 3_600_000
PERIOD_DAYS = {"TODAY": (0, 0), "YESTERDAY": (1, 1), "L7D": (1, 7), "L30D": (1, 30)}


@dataclass
class FakeZalo:
    """One OA. Answers as `ZaloClient` and `AuthClient` do; `fail` maps a method's name to errors to raise, one each."""

    clock: FakeClock
    oa_id: OaId = OA
    name: str = "Tiệm Thử"
    rows: list[HistoryRow] = field(default_factory=list)
    users: list[UserId] = field(default_factory=list)
    depth: int | None = None
    """How many of the newest messages `recent` reaches; None for all."""
    pages: bool = True
    """False: `recent` ignores the offset."""
    history: int | None = None
    """How many messages a conversation gives; None for all."""
    spoiled: list[Collection[RemoteId]] = field(default_factory=list)
    """Messages that can't be read in the next page of history, in the one after it, and so on."""
    missing: tuple[Permission, ...] = ()
    fail: dict[str, list[AppError]] = field(default_factory=dict)
    down: AppError | None = None
    calls: Counter[str] = field(default_factory=Counter)
    log: list[tuple[str, object]] = field(default_factory=list)
    before_answer: Callable[[str], None] | None = None
    before_other_reads: int = 0
    """How many reads a message waited for."""
    people: dict[UserId, Customer] = field(default_factory=dict)
    """What the OA keeps of a customer, where a test cares."""
    oa_tags: list[str] = field(default_factory=lambda: ["VIP"])
    issued: int = 0
    refresh_live: str = ""
    access_live: str = ""

    # What happens at Zalo

    def write(self, user: str, text: str = "", *, at: int | None = None, out: bool = False, **row: object) -> RemoteId:
        """A customer writes, or the OA does from somewhere (`out`). `at` may lie in the past: a late row."""
        remote = RemoteId(f"{len(self.rows) + 1:020x}")
        made = HistoryRow(
            remote_id=remote,
            user_id=UserId(user),
            direction=Direction.OUT if out else Direction.IN,
            sent_at=self.clock.now() if at is None else at,
            body=Body(Kind.TEXT, text=text or f"tin {len(self.rows) + 1}", raw_type="text"),
            customer_name=str(row.get("name", f"Khách {user}")),
            customer_avatar=str(row.get("avatar", "")),
        )
        self.rows.append(made)
        if made.user_id not in self.users:
            self.users.append(made.user_id)
        return remote

    def pair(self) -> Tokens:
        """A fresh pair; the one before is dead."""
        self.issued += 1
        self.access_live, self.refresh_live = f"AT-{self.issued}", f"RT-{self.issued}"
        return Tokens(self.access_live, self.refresh_live, self.clock.now() + 25 * 3_600_000)

    # AuthClient

    async def exchange(self, app: ZaloApp, secret: str, code: str, verifier: str) -> Tokens:
        self._called("exchange", code)
        return self.pair()

    async def refresh(self, app: ZaloApp, secret: str, refresh_token: str) -> Tokens:
        self._called("refresh", refresh_token)
        if refresh_token != self.refresh_live:
            raise NeedsUser("login_again", zalo_code=-14014)
        return self.pair()

    # ZaloClient

    async def profile(self) -> OaProfile:
        self._called("profile", None)
        return OaProfile(self.oa_id, self.name, verified=True, package="Tăng trưởng")

    async def probe(self) -> tuple[Permission, ...]:
        self._called("probe", None)
        return self.missing

    async def recent(self, offset: int, count: int = 10) -> HistoryPage:
        self._called("recent", offset)
        newest = self._newest(self.rows)
        if self.depth is not None:
            newest = newest[: self.depth]
        return self._page(newest, offset if self.pages else 0, count)

    async def conversation(
        self, user_id: UserId, offset: int, count: int = 10, *, for_sending: bool = False
    ) -> HistoryPage:
        self._called("conversation", (user_id, offset))
        self.before_other_reads += for_sending
        mine = self._newest([row for row in self.rows if row.user_id == user_id])
        return self._page(mine if self.history is None else mine[: self.history], offset, count)

    async def customer(self, user_id: UserId) -> Customer:
        self._called("customer", user_id)
        return self.person(user_id)

    def person(self, user_id: UserId) -> Customer:
        return self.people.get(user_id) or Customer(user_id, f"Chị {user_id}", tags=("VIP",))

    async def change_customer(self, user_id: UserId, change: CustomerChange) -> None:
        self._called("change_customer", (user_id, change))
        given = {name: value for name, value in asdict(change).items() if value is not None}
        self.people[user_id] = replace(self.person(user_id), **given)

    async def tags(self) -> tuple[str, ...]:
        self._called("tags", None)
        return tuple(self.oa_tags)

    async def tag(self, user_id: UserId, name: str) -> None:
        self._called("tag", (user_id, name))
        person = self.person(user_id)
        self.people[user_id] = replace(person, tags=tuple(dict.fromkeys((*person.tags, name))))

    async def untag(self, user_id: UserId, name: str) -> None:
        self._called("untag", (user_id, name))
        person = self.person(user_id)
        if name not in person.tags:
            raise Rejected("bad_parameter", zalo_code=-201, zalo_text="tag_name is invalid!")
        self.people[user_id] = replace(person, tags=tuple(tag for tag in person.tags if tag != name))

    async def customers(self, offset: int, count: int = 50, period: str | None = None) -> CustomerPage:
        self._called("customers", (offset, period))
        found = [user for user in self.users if period is None or self._within(user, period)]
        page = tuple(found[offset : offset + count])
        return CustomerPage(len(found), page, len(page))

    def _within(self, user: UserId, period: str) -> bool:
        last = max([r.sent_at for r in self.rows if r.user_id == user and r.direction is Direction.IN], default=0)
        days_ago = _day(self.clock.now()) - _day(last)
        first, end = PERIOD_DAYS[period]
        return first <= days_ago <= end

    def _newest(self, rows: list[HistoryRow]) -> list[HistoryRow]:
        numbered = sorted(enumerate(rows), key=lambda pair: (pair[1].sent_at, pair[0]), reverse=True)
        return [row for _, row in numbered]

    def _page(self, rows: list[HistoryRow], offset: int, count: int) -> HistoryPage:
        assert 1 <= count <= 10
        page = rows[offset : offset + count]
        bad = self.spoiled.pop(0) if self.spoiled else frozenset()
        whole = tuple(row for row in page if row.remote_id not in bad)
        rest = tuple(Unreadable(Why.NO_TIME, "{}", row.remote_id) for row in page if row.remote_id in bad)
        return HistoryPage(whole, rest, len(page))

    def _called(self, name: str, detail: object) -> None:
        self.calls[name] += 1
        self.log.append((name, detail))
        if self.before_answer is not None:
            self.before_answer(name)
        if self.down is not None:
            raise self.down
        if self.fail.get(name):
            raise self.fail[name].pop(0)


def _day(at: int) -> int:
    return (at + 7 * 3_600_000) // DAY_MS
