"""The two templates of `message/cs` that aren't media: buttons, and asking the customer for details (API page 6.1)."""

from typing import Any

from app.practice.refusals import invalid, too_much

MAX_BUTTONS = 5
MAX_TITLE = 100
MAX_SUBTITLE = 500
MAX_QUERY = 1000
MAX_SMS = 160


def request_info(element: dict[str, Any]) -> dict[str, Any]:
    """The row's fields of a request for name, phone and address."""
    title, subtitle = element.get("title"), element.get("subtitle")
    for name, value, limit in (("title", title, MAX_TITLE), ("subtitle", subtitle, MAX_SUBTITLE)):
        if not isinstance(value, str) or not value:
            raise invalid(name)
        if len(value) > limit:
            raise too_much(name)
    if not isinstance(element.get("image_url"), str):
        raise invalid("image_url")
    return {"message": f"{title}\n{subtitle}"}


def buttons(text: str, wanted: object) -> dict[str, Any]:
    """The row's fields of a text with buttons; the history shows the text alone."""
    if not isinstance(wanted, list) or not wanted:
        raise invalid("buttons")
    if len(wanted) > MAX_BUTTONS:
        raise too_much("buttons")
    for button in wanted:
        _check_button(button)
    return {"message": text}


def _check_button(button: object) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("title"), str):
        raise invalid("title")
    if len(button["title"]) > MAX_TITLE:
        raise too_much("title")
    kind, payload = button.get("type"), button.get("payload")
    if kind in ("oa.query.show", "oa.query.hide"):
        if not isinstance(payload, str):
            raise invalid("payload")
        if len(payload) > MAX_QUERY:
            raise too_much("payload")
        return
    needed = {"oa.open.url": ("url",), "oa.open.phone": ("phone_code",), "oa.open.sms": ("content", "phone_code")}
    if kind not in needed:
        raise invalid("button type")
    if not isinstance(payload, dict) or any(not isinstance(payload.get(name), str) for name in needed[kind]):
        raise invalid("payload")
    if len(payload.get("content", "")) > MAX_SMS:
        raise too_much("content")
