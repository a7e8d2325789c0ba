"""The checks that each API call passes before its parameters are looked at, in Zalo's order (API page 15)."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.practice.oauth import Grant, secret_proof
from app.practice.people import Group, Oa
from app.practice.refusals import Refusal
from app.practice.world import World

Handler = Callable[[World, Oa, dict[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One call. `personal`: it reads people's data, which Zalo keeps inside Vietnam."""

    name: str
    group: Group
    handler: Handler
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Headers:
    """What the checks need of the request."""

    access: str
    in_query: bool
    proof: str


def enter(world: World, endpoint: Endpoint, group: Group, headers: Headers) -> Grant:
    """Raises the first refusal, in this order: token, app, OA's package, permission, place, rate."""
    grant = _token(world, headers)
    _app(world, grant, headers)
    _standing(world, endpoint)
    if group not in grant.groups:
        raise Refusal(-223)
    _place(world, endpoint)
    _rate(world, grant)
    return grant


def _token(world: World, headers: Headers) -> Grant:
    if not headers.access and headers.in_query:
        raise Refusal(404)
    grant = world.tokens.holder(headers.access)
    if grant is None or grant.replaced:
        raise Refusal(-216)
    if grant.revoked or world.now() > grant.access_until:
        raise Refusal(-220)
    return grant


def _app(world: World, grant: Grant, headers: Headers) -> None:
    knobs = world.knobs
    if knobs.app_removed:
        raise Refusal(-219)
    if not knobs.app_active:
        raise Refusal(-209)
    if not knobs.app_registered:
        raise Refusal(-212)
    expected = secret_proof(grant.access, world.app.secret)
    if (knobs.secret_proof_required or headers.proof) and not hmac.compare_digest(headers.proof, expected):
        raise Refusal(-242)


def _standing(world: World, endpoint: Endpoint) -> None:
    knobs = world.knobs
    if knobs.oa_disabled:
        raise Refusal(-204)
    if endpoint.name == "getoa" and knobs.profile_always_works:
        return
    if knobs.unverified:
        raise Refusal(-221)
    if knobs.package_too_low:
        raise Refusal(-224)


def _place(world: World, endpoint: Endpoint) -> None:
    knobs = world.knobs
    if not knobs.foreign_ip:
        return
    closed = {
        "recent": endpoint.name == "listrecentchat",
        "reading": endpoint.personal,
        "all": not (endpoint.name == "getoa" and knobs.profile_always_works),
    }
    if closed[knobs.foreign_scope]:
        raise Refusal(-501, knobs.foreign_ip)


def _rate(world: World, grant: Grant) -> None:
    now = world.now()
    for key, limit in ((grant.app_id, world.knobs.rate_per_app), (grant.oa_id, world.knobs.rate_per_oa)):
        if not world.buckets.take(key, limit, now):
            raise Refusal(-32)


def rate_headers(world: World, oa_id: str) -> dict[str, str]:
    limit = world.knobs.rate_per_oa
    left = world.buckets.left(oa_id, limit, world.now()) if oa_id else limit
    return {"X-RateLimit-Limit": str(limit), "X-RateLimit-Remain": str(left)}
