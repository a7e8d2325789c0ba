"""Makes what was stored before there was an index searchable, in the background, and ends when all is."""

from app.errors import Transient
from app.events import SearchIndexChanged
from app.services.ground import Ground
from app.store import search_backlog

REST_S = 0.01
"""Between two steps, so that a message that arrives meanwhile is stored at once."""
BUSY_S = 1.0
STEPS_AN_EVENT = 25


class SearchIndexer:
    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def run(self) -> None:
        """Goes on where an earlier run was cut off."""
        steps = 0
        while await self._step():
            steps += 1
            if steps % STEPS_AN_EVENT == 0:
                self._ground.bus.publish(SearchIndexChanged())
            await self._ground.clock.sleep(REST_S)
        if steps:
            self._ground.bus.publish(SearchIndexChanged())

    async def _step(self) -> bool:
        try:
            return await self._ground.db.write(search_backlog.step)
        except Transient:
            await self._ground.clock.sleep(BUSY_S)
            return True
