"""How a person stands, as a test says."""

from app.domain.ids import OWNER, StaffId
from app.services.overview import Mine


class FakeOverview:
    def __init__(self) -> None:
        self.own = Mine()

    async def mine(self, by: StaffId = OWNER) -> Mine:
        return self.own
