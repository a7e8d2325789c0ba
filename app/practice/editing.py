"""Tags and what the OA stores of a customer (API page 7.1, 7.2)."""

from typing import Any

from app.practice.people import Oa
from app.practice.refusals import invalid
from app.practice.sending import known_user
from app.practice.world import World

SHARED = ("name", "phone", "address", "city_id", "district_id", "user_dob")


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
    """`user/update`: changes only what the OA stores."""
    person = known_user(world, oa, body.get("user_id"))
    external = body.get("user_external_id", person.external_id)
    taken = {one.external_id for one in world.customers.values() if one.oa_id == oa.oa_id and one is not person}
    if external and external in taken:
        raise invalid("user_external_id")
    shared = body.get("shared_info", {})
    if not isinstance(shared, dict) or any(name not in SHARED for name in shared):
        raise invalid("shared_info")
    person.alias = str(body.get("user_alias", person.alias))
    person.external_id = str(external)
    person.shared.update(shared)


def _tag_name(body: dict[str, Any]) -> str:
    name = body.get("tag_name")
    if not isinstance(name, str) or not name.strip():
        raise invalid("tag_name")
    return name
