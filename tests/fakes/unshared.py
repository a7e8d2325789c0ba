"""A shop that shares nothing, for windows whose tests are about something else."""

from dataclasses import dataclass, field

from app.domain.ids import ConversationId, StaffId
from app.domain.kept import KeptText
from app.domain.sharing.log import LogLine
from app.domain.sharing.standing import Standing
from app.domain.sharing.values import Rule, Talk
from app.domain.staff import Staff


class Unshared:
    """Sharing: every conversation is the connector's."""

    async def standing(self, cid: ConversationId, by: StaffId) -> Standing | None:
        return Standing(Talk(cid))

    async def log(self, cid: ConversationId, by: StaffId) -> list[LogLine]:
        return []


@dataclass
class NothingKept:
    calls: list[KeptText] = field(default_factory=list)

    async def texts(self, by: StaffId) -> list[KeptText]:
        return []


class Alone:
    """People and rules: one person, no rule."""

    async def all(self) -> list[Staff] | list[Rule]:
        return []
