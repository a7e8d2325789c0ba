"""The people of a shop in memory: PINs in plain text, five wrong ones cost a wait."""

from dataclasses import dataclass, field, replace

from app.clock import Clock
from app.domain.ids import OWNER, StaffId
from app.domain.sharing.values import Status
from app.domain.staff import FIRST_WAIT_MS, FREE_TRIES, Staff
from app.errors import Rejected
from app.events import EventBus, StaffChanged


@dataclass
class FakePeople:
    """`hire` adds somebody; `change_status` is what another computer may do."""

    clock: Clock
    bus: EventBus
    listed: list[Staff] = field(default_factory=lambda: [Staff(OWNER, "")])
    pins: dict[StaffId, str] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    failures: dict[StaffId, int] = field(default_factory=dict)
    until: dict[StaffId, int] = field(default_factory=dict)

    def hire(self, who: str, name: str, pin: str = "", status: Status = Status.ACTIVE, picture: str = "") -> Staff:
        one = Staff(StaffId(who), name, f"{who}@shop.vn", status, picture, has_pin=bool(pin))
        self.listed = [*(other for other in self.listed if other.id != one.id), one]
        if pin:
            self.pins[one.id] = pin
        return one

    def owner(self, name: str, pin: str = "") -> None:
        self.listed[0] = Staff(OWNER, name, has_pin=bool(pin))
        self.pins[OWNER] = pin

    def change_status(self, who: StaffId, status: Status) -> None:
        self.listed = [replace(one, status=status) if one.id == who else one for one in self.listed]
        self.bus.publish(StaffChanged())

    async def all(self) -> list[Staff]:
        return list(self.listed)

    async def get(self, who: StaffId) -> Staff | None:
        return next((one for one in self.listed if one.id == who), None)

    async def picture(self, one: Staff) -> bytes | None:
        return self.pictures.get(one.picture)

    async def keep_picture(self, data: bytes) -> str:
        self.pictures["kept"] = data
        return "kept"

    async def change(self, who: StaffId, by: StaffId, *, name: str, email: str, picture: str | None = None) -> Staff:
        before = await self.get(who)
        assert before is not None
        after = replace(before, name=name, email=email, picture=before.picture if picture is None else picture)
        self.listed = [after if one.id == who else one for one in self.listed]
        self.bus.publish(StaffChanged())
        return after

    async def set_pin(self, who: StaffId, pin: str, by: StaffId, *, old: str = "") -> None:
        if by == who:
            await self.check_pin(who, old)
        self._set(who, pin)

    async def new_owner_pin(self, pin: str, key: bytes) -> None:
        self._set(OWNER, pin)

    async def waits_until(self, who: StaffId) -> int:
        until = self.until.get(who, 0)
        return until if until > self.clock.now() else 0

    async def check_pin(self, who: StaffId, pin: str) -> None:
        one = await self.get(who)
        if one is None or one.status is Status.DEACTIVATED:
            raise Rejected("deactivated")
        until = await self.waits_until(who)
        if until:
            raise Rejected("pin_wait", until=until, wait=until - self.clock.now())
        if self.pins.get(who, "") in {"", pin}:
            self.failures[who] = 0
            return
        self.failures[who] = self.failures.get(who, 0) + 1
        left = FREE_TRIES - self.failures[who]
        if left > 0:
            raise Rejected("wrong_pin", left=left)
        self.until[who] = self.clock.now() + FIRST_WAIT_MS
        raise Rejected("pin_wait", until=self.until[who], wait=FIRST_WAIT_MS)

    def _set(self, who: StaffId, pin: str) -> None:
        self.pins[who] = pin
        self.listed = [replace(one, has_pin=bool(pin)) if one.id == who else one for one in self.listed]
        self.bus.publish(StaffChanged())
