"""Tags and what the OA stores of a customer (API page 7.1, 7.2)."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from app.practice.people import Oa
from app.practice.refusals import invalid
from app.practice.sending import known_user
from app.practice.world import World

DATE = re.compile(r"\d{2}/\d{2}/\d{4}")
PHONE = re.compile(r"\+?\d{8,15}")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_phone(value: object) -> bool:
    return (
        not isinstance(value, bool)
        and isinstance(value, str | int)
        and (value in ("", 0) or PHONE.fullmatch(str(value)) is not None)
    )


def _is_birthday(value: object) -> bool:
    if not isinstance(value, str) or (value and DATE.fullmatch(value) is None):
        return False
    try:
        return not value or bool(datetime.strptime(value, "%d/%m/%Y"))
    except ValueError:
        return False


SHARED: dict[str, Callable[[object], bool]] = {
    "name": _is_text,
    "phone": _is_phone,
    "address": _is_text,
    "city_id": _is_number,
    "district_id": _is_number,
    "user_dob": _is_birthday,
}
"""What each field may hold."""


def tag(world: World, oa: Oa, body: dict[str, Any]) -> None:
    """`tagfollower`; a missing tag is made."""
    person, name = known_user(world, oa, body.get("user_id")), _tag_name(body)
    if name not in oa.tags:
        oa.tags.append(name)
    if name not in person.tags:
        person.tags.append(name)


def untag(world: World, oa: Oa, body: dict[str, Any]) -> None:
    """`rmfollowerfromtag`."""
    person, name = known_user(world, oa, body.get("user_id")), _tag_name(body)
    if name not in person.tags:
        raise invalid("tag_name")
    person.tags.remove(name)


def remove_tag(world: World, oa: Oa, body: dict[str, Any]) -> None:
    """`rmtag`."""
    name = _tag_name(body)
    if name not in oa.tags:
        raise invalid("tag_name")
    oa.tags.remove(name)
    for person in world.customers.values():
        if person.oa_id == oa.oa_id and name in person.tags:
            person.tags.remove(name)


def update(world: World, oa: Oa, body: dict[str, Any]) -> None:
    """`user/update`: changes only what the OA stores. All or nothing."""
    person = known_user(world, oa, body.get("user_id"))
    external, alias = body.get("user_external_id", person.external_id), body.get("user_alias", person.alias)
    taken = {one.external_id for one in world.customers.values() if one.oa_id == oa.oa_id and one is not person}
    if not isinstance(external, str) or (external and external in taken):
        raise invalid("user_external_id")
    if not isinstance(alias, str):
        raise invalid("user_alias")
    shared = body.get("shared_info", {})
    if not isinstance(shared, dict) or any(name not in SHARED for name in shared):
        raise invalid("shared_info")
    for name, value in shared.items():
        if not SHARED[name](value):
            raise invalid(name)
    person.alias, person.external_id = alias, external
    person.shared.update(shared)


def _tag_name(body: dict[str, Any]) -> str:
    name = body.get("tag_name")
    if not isinstance(name, str) or not name.strip():
        raise invalid("tag_name")
    return name
