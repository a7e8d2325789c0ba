"""Puts the practice hosts together as one ASGI application: login, API, media, and control."""

import asyncio
from typing import Literal

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.practice import api, login
from app.practice.control import Control
from app.practice.script import Life
from app.practice.world import World

Part = Literal["all", "oauth", "openapi", "cdn"]


def practice_app(world: World, life: Life, part: Part = "all") -> Starlette:
    """All hosts in one, or one of them alone: what belongs to another host is not found there."""
    door = login.Login(world)
    control = Control(world, life)

    async def media(request: Request) -> Response:
        return await _media(world, request)

    async def anything_else(request: Request) -> Response:
        return await api.answer(world, request)

    methods = ["GET", "POST", "PUT", "DELETE", "PATCH"]
    oauth = [
        Route("/v4/oa/permission", door.permission),
        Route("/v4/oa/permission/answer", door.answer, methods=["POST"]),
        Route(login.ERROR_PATH, login.error_page),
        Route("/v4/oa/access_token", door.token, methods=methods),
        Route("/practice/landed", login.landed),
        Route("/practice/state", control.state),
        Route("/practice/{action}", control.act, methods=["POST"]),
        Route("/cdn/oa/{path:path}", media),
    ]
    cdn = [Route("/cdn/{path:path}", media)]
    openapi = [Route("/{path:path}", anything_else, methods=methods)]
    parts = {"all": [*oauth, *cdn, *openapi], "oauth": oauth, "openapi": openapi, "cdn": cdn}
    return Starlette(routes=parts[part])


async def _media(world: World, request: Request) -> Response:
    """One thing of the CDN: slow, expired or mislabelled if the knobs say so. Avatars live for ever."""
    knobs, path = world.knobs, request.url.path
    if knobs.media_delay:
        await asyncio.sleep(knobs.media_delay)
    found = world.cdn.find(path)
    world.cdn.count_fetch(path)
    if found is None or any(request.query_params.get(name) != value for name, value in found.query.items()):
        return Response("not found", 404)
    lasting = path.startswith(("/cdn/avatar/", "/cdn/oa/"))
    if knobs.media_life and not lasting and world.now() - found.made_at > knobs.media_life:
        return Response("expired", knobs.media_expired_status)
    data = await asyncio.to_thread(found.read)
    return Response(data, media_type="text/html" if knobs.media_wrong_type else found.mime)
