"""The reading endpoints (API page 5, 7): profile, the two histories, customers, tags and quota."""

from datetime import date, datetime, timedelta
from typing import Any

from app.practice.allowance import assets, reply_quota
from app.practice.clock import VIETNAM, date_text, vietnam
from app.practice.history import Message
from app.practice.people import Customer, Oa
from app.practice.refusals import invalid, too_much
from app.practice.rows import row
from app.practice.sending import known_user
from app.practice.world import World

MAX_ROWS = 10
MAX_USERS = 50
MAX_USER_OFFSET = 9951


def profile(world: World, oa: Oa, _: dict[str, Any]) -> dict[str, Any]:
    told = {
        world.knobs.oa_id_key: oa.oa_id,
        "name": oa.name,
        "description": oa.description,
        "oa_alias": oa.alias,
        "is_verified": oa.verified and not world.knobs.unverified,
        "oa_type": oa.oa_type,
        "cate_name": oa.category,
        "num_follower": sum(1 for one in world.customers.values() if one.oa_id == oa.oa_id and one.follower),
        "avatar": f"{world.base}/cdn/oa/{oa.oa_id}.png",
        "cover": f"{world.base}/cdn/oa/{oa.oa_id}.png",
    }
    if oa.oa_type == 2:
        told["package_name"] = "Cơ bản" if world.knobs.package_too_low else oa.package
        if oa.package_until:
            told["package_valid_through_date"] = oa.package_until
    return told


def recent(world: World, oa: Oa, data: dict[str, Any]) -> list[dict[str, Any]]:
    """`listrecentchat`."""
    offset, count = _page(data, MAX_ROWS)
    depth = world.knobs.depth
    if depth and offset >= depth and world.knobs.repeat_beyond_depth:
        offset = 0
    if depth:
        count = max(0, min(count, depth - offset))
    return _rows(world, oa, world.log.recent(oa.oa_id, offset, count, world.now()))


def conversation(world: World, oa: Oa, data: dict[str, Any]) -> list[dict[str, Any]]:
    offset, count = _page(data, MAX_ROWS)
    if world.knobs.conversation_wants_number and isinstance(data.get("user_id"), str):
        raise invalid("user_id")
    person = known_user(world, oa, data.get("user_id"))
    depth = world.knobs.conversation_depth
    if depth:
        count = max(0, min(count, depth - offset))
    return _rows(world, oa, world.log.thread(person.user_id, offset, count, world.now()))


def _rows(world: World, oa: Oa, messages: list[Message]) -> list[dict[str, Any]]:
    return [row(one, oa, world.customers[one.user_id], world.knobs, world.base) for one in messages]


def _page(data: dict[str, Any], largest: int, last_offset: int = 0) -> tuple[int, int]:
    offset, count = data.get("offset"), data.get("count")
    for name, value in (("offset", offset), ("count", count)):
        if not isinstance(value, int) or isinstance(value, bool):
            raise invalid(name)
    assert isinstance(offset, int)
    assert isinstance(count, int)
    if offset < 0:
        raise invalid("offset")
    if not 1 <= count <= largest:
        raise too_much("count")
    if last_offset and offset > last_offset:
        raise too_much("offset")
    return offset, count


def customer(world: World, oa: Oa, data: dict[str, Any]) -> dict[str, Any]:
    """`user/detail`."""
    person = known_user(world, oa, data.get("user_id"))
    avatar = f"{world.base}/cdn/avatar/{person.user_id}.png"
    named = world.knobs.names == "full"
    shared = {"address": "", "city": "", "district": "", "phone": 0, "name": "", "user_dob": ""} | person.shared
    return {
        "user_id": person.user_id,
        "user_id_by_app": person.user_id_by_app,
        "user_external_id": person.external_id,
        "display_name": person.name if named else "",
        "user_alias": person.alias,
        "is_sensitive": person.sensitive,
        "user_last_interaction_date": date_text(person.last_interaction) if person.last_interaction else "",
        "user_is_follower": person.follower,
        "avatar": avatar if named else "",
        "avatars": {"120": avatar, "240": avatar} if named else {},
        "dynamic_param": "",
        "tags_and_notes_info": {"notes": [], "tag_names": list(person.tags)},
        "shared_info": shared,
    }


def customers(world: World, oa: Oa, data: dict[str, Any]) -> dict[str, Any]:
    """`user/getlist`."""
    offset, count = _page(data, MAX_USERS, MAX_USER_OFFSET)
    found = [one for one in world.customers.values() if one.oa_id == oa.oa_id]
    if "tag_name" in data:
        found = [one for one in found if data["tag_name"] in one.tags]
    if "is_follower" in data:
        wanted = data["is_follower"] in (True, "true")
        found = [one for one in found if one.follower == wanted]
    if "last_interaction_period" in data:
        first, last = _period(data["last_interaction_period"], vietnam(world.now()).date())
        found = [one for one in found if _interacted(one, first, last)]
    page = [{"user_id": one.user_id} for one in found[offset : offset + count]]
    return {"total": len(found), "count": count, "offset": offset, "users": page}


def _interacted(person: Customer, first: date, last: date) -> bool:
    return bool(person.last_interaction) and first <= vietnam(person.last_interaction).date() <= last


def _period(text: object, today: date) -> tuple[date, date]:
    yesterday = today - timedelta(days=1)
    named = {
        "TODAY": (today, today),
        "YESTERDAY": (yesterday, yesterday),
        "L7D": (today - timedelta(days=7), yesterday),
        "L30D": (today - timedelta(days=30), yesterday),
    }
    if text in named:
        return named[str(text)]
    try:
        first, last = (
            datetime.strptime(part, "%Y_%m_%d").replace(tzinfo=VIETNAM).date() for part in str(text).split(":")
        )
    except ValueError as error:
        raise invalid("last_interaction_period") from error
    return first, last


def tags(world: World, oa: Oa, _: dict[str, Any]) -> list[str]:
    return list(oa.tags)


def quota(world: World, oa: Oa, body: dict[str, Any]) -> Any:
    """Two questions on one path: one customer's reply window, or the OA's own allowances."""
    if "quota_owner" in body:
        if body["quota_owner"] not in ("OA", "APP"):
            raise invalid("quota_owner")
        return assets(world.knobs, world.now()) if body["quota_owner"] == "OA" else []
    person = known_user(world, oa, body.get("user_id"))
    return reply_quota(world.knobs, person, world.now())
