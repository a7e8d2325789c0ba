"""Control over HTTP for other processes: `POST /practice/<action>` with a JSON body, `GET /practice/state`.

A browser page can't use it: each call needs the header `X-Quaychat-Practice: 1`, which a foreign page may not send
without a leave that is never given, and a loopback `Host`.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.practice import volume
from app.practice.cast import Line
from app.practice.history import Message
from app.practice.people import Group, Oa
from app.practice.script import Life, say
from app.practice.world import World

GUARD = "x-quaychat-practice"
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
FLAGS = ("follower", "blocked", "banned", "restricted", "full", "sensitive")

Body = dict[str, Any]
Said = dict[str, Any]


class Control:
    def __init__(self, world: World, life: Life) -> None:
        self._world = world
        self._life = life
        self._actions: dict[str, Callable[[Body], Said]] = {
            "customer": self._customer,
            "say": self._say,
            "burst": self._burst,
            "volume": self._volume,
            "follow": self._follow,
            "knobs": self._knobs,
            "clock": self._clock,
            "tokens": self._tokens,
            "life": self._set_life,
        }

    async def act(self, request: Request) -> Response:
        if not _allowed(request):
            return _refused()
        try:
            body = json.loads(await request.body() or b"{}")
            if not isinstance(body, dict):
                raise ValueError("a JSON object is expected")
            name = request.path_params["action"]
            if name == "outage":
                return JSONResponse(await self._outage(body))
            if name not in self._actions:
                return JSONResponse({"error": f"no such action; one of {', '.join([*self._actions, 'outage'])}"}, 404)
            return JSONResponse(await asyncio.to_thread(self._actions[name], body))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            return JSONResponse({"error": f"{type(error).__name__}: {error}"}, 400)

    async def state(self, request: Request) -> Response:
        """Everything that a test in another process wants to know."""
        if not _allowed(request):
            return _refused()
        world = self._world
        with world.lock:
            return JSONResponse(
                {
                    "now": world.now(),
                    "app": {
                        "app_id": world.app.app_id,
                        "secret": world.app.secret,
                        "redirect_uri": world.app.redirect_uri,
                    },
                    "oas": [{"oa_id": oa.oa_id, "name": oa.name} for oa in world.oas.values()],
                    "customers": [
                        {"user_id": one.user_id, "oa_id": one.oa_id, "name": one.name}
                        for one in world.customers.values()
                    ],
                    "messages": len(world.log),
                    "sent": [_told(message) for message in world.sent],
                    "reactions": [
                        {"user_id": one.user_id, "message_id": one.message_id, "icon": one.icon}
                        for one in world.reactions
                    ],
                    "calls": dict(world.counts.calls),
                    "errors": {str(code): count for code, count in world.counts.errors.items()},
                    "faults": dict(world.counts.faults),
                    "token_calls": dict(world.counts.token_calls),
                    "fullest_minute": dict(world.buckets.fullest),
                    "knobs": world.knobs.as_dict(),
                }
            )

    def _oa(self, body: Body) -> Oa:
        return self._world.oas[body["oa_id"]] if "oa_id" in body else self._world.oa

    def _customer(self, body: Body) -> Said:
        """A new customer (`name`, `oa_id`?), or flags of a known one (`user_id`, `blocked`: true, …)."""
        world = self._world
        if "user_id" in body:
            person = world.customer(body["user_id"])
        else:
            person = world.add_customer(str(body["name"]), oa=self._oa(body))
        for flag in FLAGS:
            if flag in body:
                setattr(person, flag, bool(body[flag]))
        return {"user_id": person.user_id}

    def _say(self, body: Body) -> Said:
        """`user_id`, `kind` (see `cast.Line`), `text`, `time`?; or `fields` for a raw row of that kind."""
        world, kind, time = self._world, str(body.get("kind", "text")), body.get("time")
        person = world.customer(body["user_id"])
        if "broken" in body:
            return _told(world.customer_sends_broken_row(person, dict(body["broken"]), time=time))
        if "fields" in body:
            return _told(world.customer_sends(person, kind, dict(body["fields"]), time=time))
        return _told(say(world, person, Line(0, kind, str(body.get("text", ""))), time))

    def _burst(self, body: Body) -> Said:
        oa = self._oa(body)
        people = [one for one in self._world.customers.values() if one.oa_id == oa.oa_id]
        return {"message_ids": volume.burst(self._world, people, int(body["count"]))}

    def _volume(self, body: Body) -> Said:
        made = volume.fill(self._world, int(body["customers"]), int(body["messages"]), seed=int(body.get("seed", 7)))
        return {"user_ids": [one.user_id for one in made]}

    def _follow(self, body: Body) -> Said:
        self._world.follow(body["user_id"])
        return {}

    def _knobs(self, body: Body) -> Said:
        self._world.knobs.turn(body)
        return self._world.knobs.as_dict()

    def _clock(self, body: Body) -> Said:
        return {"now": self._world.clock.advance(int(body.get("advance", 0)))}

    def _tokens(self, body: Body) -> Said:
        """`revoke`: true, or `groups`: what the living tokens may do from now on; else a new pair."""
        world, oa = self._world, self._oa(body)
        if body.get("revoke"):
            return {"revoked": world.revoke_tokens(oa)}
        if "groups" in body:
            with world.lock:
                world.tokens.allow(oa.oa_id, frozenset(Group(name) for name in body["groups"]))
            return {}
        access, refresh = world.token_pair(oa)
        return {"access_token": access, "refresh_token": refresh}

    def _set_life(self, body: Body) -> Said:
        """`paused`: true or false; `next`: true lets the next visitor come."""
        self._life.paused = bool(body.get("paused", self._life.paused))
        person = self._life.next_visitor() if body.get("next") else None
        return {"paused": self._life.paused, "user_id": person.user_id if person else None}

    async def _outage(self, body: Body) -> Said:
        """`on`: true closes the main port, false opens it again. Ask on the control port: it stays open."""
        if self._life.outage is None:
            raise ValueError("no server")
        online = not bool(body["on"])
        await asyncio.to_thread(self._life.outage, online)
        return {"online": online}


def _allowed(request: Request) -> bool:
    host = request.headers.get("host", "").rsplit(":", 1)[0]
    return request.headers.get(GUARD) == "1" and host in LOCAL_HOSTS and "origin" not in request.headers


def _refused() -> Response:
    return JSONResponse({"error": f"the header {GUARD}: 1 is needed"}, 403)


def _told(message: Message) -> Said:
    return {
        "message_id": message.message_id,
        "answer_id": message.answer_id,
        "user_id": message.user_id,
        "oa_id": message.oa_id,
        "kind": message.kind,
        "time": message.time,
        "fields": message.fields,
        "quote": message.quote,
    }
