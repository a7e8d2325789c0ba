"""How a message looks as a row of the history (API page 5.2 to 5.4), with the knobs that bend it."""

import json
from typing import Any

from app.practice.clock import sent_time_text
from app.practice.history import Message
from app.practice.knobs import Knobs
from app.practice.people import Customer, Oa

AMPERSAND_KINDS = ("sticker",)


def row(message: Message, oa: Oa, customer: Customer, knobs: Knobs, base: str) -> dict[str, Any]:
    """One row. `base` is the server's address, put before media paths."""
    told: dict[str, Any] = {
        "src": 1 if message.from_customer else 0,
        "time": message.time,
        "type": message.kind,
        "message_id": message.message_id,
        **_ends(message, oa, customer, knobs, base),
        **_content(message, knobs, base),
    }
    if knobs.sent_time:
        told["sent_time"] = sent_time_text(message.time)
    if knobs.extra_keys:
        told["x_trace"] = {"zone": "vn", "hops": [1, 2]}
    if message.broken is not None:
        told.update(message.broken)
    return told


def _ends(message: Message, oa: Oa, customer: Customer, knobs: Knobs, base: str) -> dict[str, Any]:
    ours = (oa.oa_id, oa.name, f"{base}/cdn/oa/{oa.oa_id}.png")
    theirs = (customer.user_id, customer.name, f"{base}/cdn/avatar/{customer.user_id}.png")
    told: dict[str, Any] = {}
    ends = (theirs, ours) if message.from_customer else (ours, theirs)
    for side, (one, name, avatar) in zip(("from", "to"), ends, strict=True):
        told[f"{side}_id"] = int(one) if knobs.ids_as_numbers else one
        if knobs.names != "missing":
            told[f"{side}_display_name"] = name if knobs.names == "full" else ""
            told[f"{side}_avatar"] = avatar if knobs.names == "full" else ""
    return told


def _content(message: Message, knobs: Knobs, base: str) -> dict[str, Any]:
    told = {name: _address(value, message.kind, knobs, base) for name, value in message.fields.items()}
    if "links" in told:
        told["links"] = _links(told["links"], knobs)
    if "location" in told:
        told["location"] = _location(told["location"], knobs)
    if message.kind == "file" and knobs.file_rows == "bare":
        told = {"url": told["url"]}
    if "message" not in told and knobs.media_message == "empty":
        told["message"] = ""
    return told


def _address(value: Any, kind: str, knobs: Knobs, base: str) -> Any:
    if not (isinstance(value, str) and value.startswith("/cdn/")):
        return value
    if kind in AMPERSAND_KINDS and knobs.sticker_amp:
        value = value.replace("&", "&amp;")
    return base + value


def _links(links: list[dict[str, str]], knobs: Knobs) -> Any:
    if knobs.links == "objects":
        return links
    urls = [link["url"] for link in links]
    return urls if knobs.links == "strings" else urls[0]


def _location(place: dict[str, float], knobs: Knobs) -> Any:
    latitude, longitude = place["latitude"], place["longitude"]
    texts = {"longitude": str(longitude), "latitude": str(latitude)}
    if knobs.location == "object":
        return texts
    if knobs.location == "json":
        return json.dumps(texts)
    pair = (latitude, longitude) if knobs.location == "lat,long" else (longitude, latitude)
    return f"{pair[0]},{pair[1]}"
