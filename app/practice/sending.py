"""Consultation messages and reactions (API page 6.1, 6.2, 9): which bodies are taken, and who may be written to."""

from dataclasses import dataclass, field
from typing import Any

from app.practice import pictures
from app.practice.allowance import charge
from app.practice.knobs import Knobs
from app.practice.people import Customer, Oa
from app.practice.refusals import Refusal, invalid, too_much
from app.practice.templates import buttons, request_info
from app.practice.uploads import Shelf
from app.practice.world import Reaction, World

REACTIONS = frozenset({":>", "--b", ":-((", "/-strong", "/-heart", ":-h", ":o", "/-remove"})
MAX_REACTIONS = 50


@dataclass(slots=True)
class Parsed:
    """A message body that has passed: how it will look in the history."""

    kind: str
    fields: dict[str, Any] = field(default_factory=dict)
    quote: str = ""


def send(world: World, oa: Oa, body: dict[str, Any]) -> dict[str, Any]:
    """`message/cs`: parameters first, then the rules, then the commit."""
    _only(body, "recipient", "message")
    person = _recipient(world, oa, body.get("recipient"))
    parsed = _parse(world, oa, person, body.get("message"))
    _check_rules(world, person, parsed)
    quota = charge(world.knobs, person, world.now())
    message = world.post(person, "api", parsed.kind, parsed.fields, quote=parsed.quote)
    answer: dict[str, Any] = {"message_id": message.answer_id, "user_id": person.user_id}
    if world.knobs.answer_sent_time:
        answer["sent_time"] = str(message.time)
    if quota:
        answer["quota"] = quota
    return answer


def react(world: World, oa: Oa, body: dict[str, Any]) -> dict[str, Any]:
    """A reaction, the one thing that v2 `message` still does for an inbox."""
    action = body.get("sender_action")
    if not isinstance(action, dict):
        raise Refusal(-240)
    person = _recipient(world, oa, body.get("recipient"))
    _only(action, "react_message_id", "react_icon")
    target = action.get("react_message_id")
    message = world.log.find(target) if isinstance(target, str) else None
    if message is None or message.user_id != person.user_id:
        raise invalid("react_message_id")
    icon = action.get("react_icon")
    if icon not in REACTIONS:
        raise invalid("react_icon")
    if icon == "/-remove":
        world.reactions = [one for one in world.reactions if one.message_id != target]
    elif sum(1 for one in world.reactions if one.message_id == target) >= MAX_REACTIONS:
        raise too_much("react_message_id")
    else:
        world.reactions.append(Reaction(person.user_id, message.message_id, str(icon)))
    return {"message_id": target, "user_id": person.user_id}


def known_user(world: World, oa: Oa, value: object) -> Customer:
    """A customer of this OA by `user_id`, as text or as a number; by `user_id_by_app` nobody is found."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    person = world.customers.get(text)
    if person is None or person.oa_id != oa.oa_id:
        raise invalid("user_id")
    return person


def _recipient(world: World, oa: Oa, recipient: object) -> Customer:
    if not isinstance(recipient, dict):
        raise invalid("recipient")
    if "message_id" in recipient and "user_id" not in recipient:
        message = world.log.find(str(recipient["message_id"]))
        if message is None or message.oa_id != oa.oa_id or not message.from_customer:
            raise invalid("message_id")
        return world.customers[message.user_id]
    _only(recipient, "user_id")
    return known_user(world, oa, recipient.get("user_id"))


def _parse(world: World, oa: Oa, person: Customer, message: object) -> Parsed:
    if not isinstance(message, dict) or not message:
        raise invalid("message")
    _only(message, "text", "quote_message_id", "attachment")
    text = _text(message, world.knobs)
    if "attachment" in message:
        if "quote_message_id" in message:
            raise invalid("quote_message_id")
        return _attachment(world, oa, text, message["attachment"])
    if not text:
        raise invalid("text")
    quote = ""
    if "quote_message_id" in message:
        quote = str(message["quote_message_id"])
        quoted = world.log.find(quote)
        if quoted is None or quoted.user_id != person.user_id:
            raise invalid("quote_message_id")
    return Parsed("text", {"message": text}, quote)


def _text(message: dict[str, Any], knobs: Knobs) -> str:
    text = message.get("text", "")
    if not isinstance(text, str) or ("text" in message and not text.strip()):
        raise invalid("text")
    if len(text) > knobs.max_text:
        raise too_much("text") if knobs.too_long_code == -210 else invalid("text")
    return text


def _attachment(world: World, oa: Oa, text: str, attachment: object) -> Parsed:
    if not isinstance(attachment, dict) or attachment.get("type") not in ("template", "file"):
        raise invalid("attachment type")
    payload = attachment.get("payload")
    if not isinstance(payload, dict):
        raise invalid("payload")
    if attachment["type"] == "file":
        _only(payload, "token")
        return _file(world, oa, text, payload.get("token"))
    template = payload.get("template_type")
    if template == "media":
        return _media(world, oa, text, _one_element(payload))
    if template == "request_user_info":
        return Parsed("text", request_info(_one_element(payload)))
    if template is None and "buttons" in payload:
        if not text:
            raise invalid("text")
        return Parsed("text", buttons(text, payload["buttons"]))
    raise Refusal(-233)


def _one_element(payload: dict[str, Any]) -> dict[str, Any]:
    elements = payload.get("elements")
    if not isinstance(elements, list) or len(elements) != 1 or not isinstance(elements[0], dict):
        raise invalid("elements")
    return elements[0]


def _media(world: World, oa: Oa, text: str, element: dict[str, Any]) -> Parsed:
    kind = element.get("media_type")
    if kind not in ("image", "gif", "sticker"):
        raise Refusal(-233)
    if text and kind != "image":
        raise invalid("text")
    if kind == "sticker":
        return _sticker(world, element)
    _only(element, "media_type", "attachment_id", "url", *(("width", "height") if kind == "gif" else ()))
    if ("attachment_id" in element) == ("url" in element):
        raise invalid("attachment_id")
    if kind == "gif" and not all(_size(element.get(side)) for side in ("width", "height")):
        raise invalid("width")
    path = str(element.get("url", "")) or _uploaded(world, oa, kind, element["attachment_id"])
    if not path.startswith(("/cdn/", "https://")):
        raise invalid("url")
    fields: dict[str, Any] = {"url": path, "thumb": path}
    return Parsed("photo", fields | {"description": text}) if kind == "image" else Parsed("GIF", fields)


def _size(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _uploaded(world: World, oa: Oa, shelf: Shelf, token: object) -> str:
    upload = world.uploads.find(str(token), oa.oa_id, shelf, "attachment_id", world.now())
    return upload.path


def _sticker(world: World, element: dict[str, Any]) -> Parsed:
    _only(element, "media_type", "attachment_id")
    sticker = element.get("attachment_id")
    if not isinstance(sticker, str) or len(sticker) < 4:
        raise invalid("attachment_id")
    query = {"eid": sticker, "size": "130"}
    path = world.cdn.put("sticker", "png", lambda: pictures.sticker(sticker), "image/png", world.now(), query=query)
    return Parsed("sticker", {"url": path})


def _file(world: World, oa: Oa, text: str, token: object) -> Parsed:
    if text:
        raise invalid("text")
    upload = world.uploads.find(str(token), oa.oa_id, "file", "token", world.now())
    return Parsed("file", {"url": upload.path, "name": upload.name, "size": str(len(upload.data))})


def _check_rules(world: World, person: Customer, parsed: Parsed) -> None:
    knobs, now = world.knobs, world.now()
    states = ((person.banned, -227), (person.blocked, -217), (person.restricted, -244), (person.full, -218))
    for bad, code in states:
        if bad:
            raise Refusal(code)
    if not person.last_interaction:
        raise Refusal(-232)
    if now - person.last_interaction > knobs.window:
        raise Refusal(-230)
    text = str(parsed.fields.get("message") or parsed.fields.get("description") or "")
    if any(word in text for word in knobs.forbidden_words):
        raise Refusal(-248)


def _only(body: dict[str, Any], *allowed: str) -> None:
    for name in body:
        if name not in allowed:
            raise invalid(name)
