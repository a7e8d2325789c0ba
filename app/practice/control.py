"""Control over HTTP for other processes."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from app.practice.script import Life
from app.practice.world import World


class Control:
    def __init__(self, world: World, life: Life) -> None: ...
    async def state(self, request: Request) -> Response:
        return JSONResponse({})

    async def act(self, request: Request) -> Response:
        return JSONResponse({})
