"""The OAuth host over HTTP: permission page, its answer, the token endpoint, and the landing page (API page 2)."""

import asyncio
import hmac
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from app.practice import pages
from app.practice.knobs import Knobs
from app.practice.oauth import CHALLENGE, NAMES, Grant, TokenRefusal
from app.practice.people import Group
from app.practice.world import World

ERROR_PATH = "/v4/oa/permission/error"
FORM = "application/x-www-form-urlencoded"


class LostAnswer(Response):
    """The work is done and the connection is cut."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["practice.cut"](scope)


@dataclass(frozen=True, slots=True)
class PendingLogin:
    """A permission page that is open in a browser."""

    redirect_uri: str
    challenge: str
    state: str


class Login:
    """Holds the open permission pages; one object per server."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._pending: dict[str, PendingLogin] = {}

    async def permission(self, request: Request) -> Response:
        world, query = self._world, request.query_params
        challenge = query.get("code_challenge", "")
        code = world.knobs.permission_error
        if not code and query.get("app_id") != world.app.app_id:
            code = -14002
        if not code and not world.knobs.app_active:
            code = -14029
        if not code and query.get("redirect_uri") != world.app.redirect_uri:
            code = -14003
        if not code and challenge and not CHALLENGE.match(challenge):
            code = -14012
        if code:
            return _to_error(code)
        login = world.ids.token(24)
        self._pending[login] = PendingLogin(world.app.redirect_uri, challenge, query.get("state", ""))
        return _html(pages.permission(world.app, list(world.oas.values()), login))

    async def answer(self, request: Request) -> Response:
        """*Cho phép* or *Từ chối*."""
        world = self._world
        async with request.form() as form:
            login = self._pending.pop(str(form.get("login", "")), None)
            chosen, answer, agreed = str(form.get("oa", "")), form.get("answer"), "agree" in form
            ticked = {str(value) for value in form.getlist("perm")}
        if login is None:
            return _to_error(-14010)
        if answer != "allow" or not agreed:
            return self._denied(login)
        oa = world.oas.get(chosen)
        if oa is None or not oa.owned:
            return _to_error(-14015 if oa is None else -14024)
        groups = frozenset(group for group in Group if group.value in ticked)
        with world.lock:
            code = world.tokens.new_code(world.app, oa.oa_id, groups, login.challenge, world.now())
        return self._back(login, {"code": code, "oa_id": oa.oa_id})

    def _denied(self, login: PendingLogin) -> Response:
        if self._world.knobs.deny == "nothing":
            return _html(pages.denied())
        if self._world.knobs.deny == "bare":
            return self._back(login, {})
        return self._back(login, {"error_code": "-14023", "error_description": NAMES[-14023]})

    def _back(self, login: PendingLogin, values: dict[str, str]) -> Response:
        if login.state and not self._world.knobs.omit_state:
            values["state"] = login.state
        joint = "&" if "?" in login.redirect_uri else "?"
        return RedirectResponse(login.redirect_uri + (joint + urlencode(values) if values else ""), 302)

    async def token(self, request: Request) -> Response:
        """Every failure is HTTP 200 with an error in the body."""
        world = self._world
        if world.knobs.token_delay:
            await asyncio.sleep(world.knobs.token_delay)
        try:
            form = await _form(request)
            with world.lock:
                grant = self._grant(form, request.headers.get("secret_key", ""))
        except TokenRefusal as refusal:
            world.counts.token_calls[str(refusal.code)] += 1
            return _json(_refused(refusal, world.knobs))
        world.counts.token_calls["ok"] += 1
        if world.knobs.lose_token_answers > 0:
            world.knobs.lose_token_answers -= 1
            return LostAnswer()
        return _json(_told(grant, world.knobs))

    def _grant(self, form: dict[str, str], secret: str) -> Grant:
        world, knobs = self._world, self._world.knobs
        if knobs.token_error and knobs.token_error_times > 0:
            knobs.token_error_times -= 1
            raise TokenRefusal(knobs.token_error)
        kind = form.get("grant_type")
        if not kind:
            raise TokenRefusal(-14017)
        if kind not in ("authorization_code", "refresh_token"):
            raise TokenRefusal(-14018)
        if form.get("app_id") != world.app.app_id:
            raise TokenRefusal(-14002)
        if not knobs.app_active:
            raise TokenRefusal(-14029)
        if not hmac.compare_digest(secret.encode(), world.app.secret.encode()):
            raise TokenRefusal(-14004)
        if kind == "refresh_token":
            return world.tokens.refresh(world.app, _needed(form, "refresh_token"), world.now())
        verifier = form.get("code_verifier", "")
        return world.tokens.exchange(world.app, _needed(form, "code"), verifier, world.now())


def _needed(form: dict[str, str], name: str) -> str:
    if not form.get(name):
        raise TokenRefusal(-14017)
    return form[name]


async def _form(request: Request) -> dict[str, str]:
    if request.method != "POST" or not request.headers.get("content-type", "").startswith(FORM):
        raise TokenRefusal(-14016)
    async with request.form() as form:
        return {name: str(value) for name, value in form.items()}


def _told(grant: Grant, knobs: Knobs) -> dict[str, Any]:
    life = (grant.access_until - grant.issued_at) // 1000
    told: dict[str, Any] = {
        "access_token": grant.access,
        "refresh_token": grant.refresh,
        "expires_in": life if knobs.expires_in_number else str(life),
    }
    if knobs.refresh_expiry_shown:
        told["refresh_token_expires_in"] = str((grant.refresh_until - grant.issued_at) // 1000)
    return told


def _refused(refusal: TokenRefusal, knobs: Knobs) -> dict[str, Any]:
    name = f"{refusal}."
    told: dict[str, Any] = {
        "error_name": name,
        "error_reason": name,
        "error_description": name,
        "ref_doc": "https://developers.zalo.me/docs/official-account",
    }
    return told if knobs.error_number_missing else {"error": refusal.code} | told


async def error_page(request: Request) -> Response:
    text = request.query_params.get("error_code", "0")
    return _html(pages.error(int(text) if text.lstrip("-").isdigit() else 0))


async def landed(request: Request) -> Response:
    return _html(pages.landed())


def _to_error(code: int) -> Response:
    return RedirectResponse(f"{ERROR_PATH}?error_code={code}", 302)


def _html(text: str) -> HTMLResponse:
    headers = {"Content-Security-Policy": pages.policy(), "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    return HTMLResponse(text, headers=headers)


def _json(told: dict[str, Any]) -> Response:
    return Response(json.dumps(told), media_type="application/json;charset=utf-8")
