"""What a reply costs (API page 6.1, 7.3, 9): free hours, a new follower's greeting, package, money."""

from typing import Any

from app.practice.clock import DAY, date_text
from app.practice.knobs import Knobs
from app.practice.people import Customer
from app.practice.refusals import Refusal

GREETINGS = 3


def charge(knobs: Knobs, person: Customer, now: int) -> dict[str, str]:
    """Take one message from the right allowance; what the send answer tells of it, empty when it cost money."""
    if is_free(knobs, person, now):
        person.replies_left = max(0, person.replies_left - 1)
        return _free(knobs, person)
    if knobs.package_used < knobs.package_total:
        knobs.package_used += 1
        left = knobs.package_total - knobs.package_used
        return {
            "quota_type": "sub_quota",
            "remain": str(left),
            "total": str(knobs.package_total),
            "expired_date": date_text(now + 30 * DAY),
        }
    if knobs.out_of_money:
        raise Refusal(-321)
    return {}


def is_free(knobs: Knobs, person: Customer, now: int) -> bool:
    if not person.last_interaction or now - person.last_interaction > knobs.free_window:
        return False
    return knobs.quota_style != "2025" or person.replies_left > 0


def _free(knobs: Knobs, person: Customer) -> dict[str, str]:
    if person.greeted_by_follow:
        left = GREETINGS - (knobs.free_replies - person.replies_left)
        return {"quota_type": "welcome_msg", "remain": str(max(0, left)), "total": str(GREETINGS)}
    if knobs.quota_style == "2026-03":
        return {"quota_type": "reply"}
    left = person.replies_left if knobs.quota_style == "2025" else knobs.free_replies
    return {"quota_type": "reply", "remain": str(left), "total": str(knobs.free_replies)}


def reply_quota(knobs: Knobs, person: Customer, now: int) -> dict[str, Any]:
    """The answer to `quota/message` about one customer; numbers are numbers here."""
    told: dict[str, Any] = {
        "last_interaction": str(person.last_interaction),
        "promotion": {"daily_remain": 0, "daily_total": 1, "monthly_remain": 4, "monthly_total": 6},
    }
    if knobs.quota_style == "2026-03":
        return told
    inside = person.last_interaction and now - person.last_interaction <= knobs.free_window
    left = person.replies_left if knobs.quota_style == "2025" else knobs.free_replies
    return told | {"cs_reply": {"remain": left if inside else 0, "total": knobs.free_replies}}


def assets(knobs: Knobs, now: int) -> list[dict[str, Any]]:
    """The answer to `quota/message` about the OA's own allowances."""
    return [
        {
            "asset_id": "0f1e2d3c4b5a69788796",
            "product_type": "cs",
            "quota_type": "sub_quota",
            "valid_through": date_text(now + 30 * DAY),
            "total": knobs.package_total,
            "remain": knobs.package_total - knobs.package_used,
        }
    ]
