"""Reads answers: the envelope first, whatever the HTTP status, then one pure reader an endpoint (rows: history.py)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.ids import OaId, RemoteId, UserId
from app.domain.messages import Customer, OaProfile
from app.errors import AppError, RateLimited, Transient
from app.zalo.codes import Call, error_for, next_minute
from app.zalo.payload import fields, flag, ident, items, number, parse, text, url

NAME_CAP = 500
REQUEST_TIMEOUT = 408
TOO_MANY_REQUESTS = 429
UNKNOWN_CODE = "unknown_code"


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer, read whole. Header names are lower case."""

    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class CustomerPage:
    """One page of `user/getlist`. `count` is how many entries Zalo gave, readable or not."""

    total: int
    users: tuple[UserId, ...]
    count: int = 0


@dataclass(frozen=True, slots=True)
class ReplyQuota:
    """What `quota/message` says of one customer: the exact last interaction (epoch ms, 0 unknown), and the free
    replies where Zalo still counts them."""

    last_interaction: int
    remain: int | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class AssetQuota:
    """One message quota of the OA. `valid_through` is as Zalo writes it, dd/MM/yyyy."""

    asset_id: str
    product_type: str
    quota_type: str
    valid_through: str
    total: int
    remain: int


@dataclass(frozen=True, slots=True)
class SendQuota:
    """What a sent message was paid from. Counts only where Zalo gives them."""

    quota_type: str
    remain: int | None = None
    total: int | None = None
    expired_date: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Zalo took the message. `sent_at` is 0 where Zalo doesn't say; no `quota` means that it was charged
    (zalo-oa-api.md 6.1)."""

    remote_id: RemoteId
    sent_at: int = 0
    quota: SendQuota | None = None


def read_object(answer: Answer, call: Call, now: int) -> Mapping[str, Any]:
    """The whole JSON object of an answer without an error (zalo-oa-api.md 3); raises the AppError that it means."""
    try:
        whole = fields(parse(answer.body))
        code = error_code(whole)
    except Transient as error:
        raise _unreadable(answer, now) from error
    if code is None:
        raise _unreadable(answer, now)
    if code != 0:
        raise refusal(answer, code, text(whole.get("message")), call, now)
    return whole


def refusal(answer: Answer, code: int, said: str, call: Call, now: int) -> AppError:
    """The error of an answer with this code. One that nobody knows, under a status that is a server's trouble, comes
    from a machine before Zalo: it refuses nothing, and what was asked may be done (zalo-oa-api.md 10, rule 5)."""
    error = error_for(code, said, call, now)
    if error.code == UNKNOWN_CODE and is_trouble(answer.status):
        return _unreadable(answer, now)
    return error


def is_trouble(status: int) -> bool:
    """Whether an HTTP status says that a server failed or has no time, not that it refuses."""
    return status >= 500 or status in (REQUEST_TIMEOUT, TOO_MANY_REQUESTS)


def read_data(answer: Answer, call: Call, now: int) -> object:
    """`data` of an answer without an error; None where there is none."""
    return read_object(answer, call, now).get("data")


def error_code(whole: Mapping[str, Any]) -> int | None:
    """`error` as a number, however it is written; None when there is none. Unknown paths may only have a `code`."""
    for name in ("error", "error_code", "code"):
        if name in whole:
            return number(whole[name])
    return None


def _unreadable(answer: Answer, now: int) -> Transient:
    if answer.status == TOO_MANY_REQUESTS:
        return RateLimited(next_minute(now), status=answer.status)
    return Transient("server" if answer.status >= 500 else "bad_answer", status=answer.status)


def read_profile(data: object) -> OaProfile:
    """`getoa`: the sample says `oaid`, the table `oa_id`; either is read (zalo-oa-api.md 5.1)."""
    given = fields(data)
    oa_id = ident(given.get("oa_id")) or ident(given.get("oaid"))
    if not oa_id:
        raise Transient("bad_answer")
    return OaProfile(
        oa_id=OaId(oa_id),
        name=text(given.get("name"), NAME_CAP),
        avatar=url(given.get("avatar")),
        verified=flag(given.get("is_verified")) is True,
        package=text(given.get("package_name"), NAME_CAP),
        package_until=text(given.get("package_valid_through_date"), NAME_CAP),
        followers=_count(given.get("num_follower")) or 0,
    )


def read_customer(data: object, user_id: UserId) -> Customer:
    """`user/detail` of `user_id` (zalo-oa-api.md 5.5); missing parts stay empty."""
    given = fields(data)
    shared = fields(given.get("shared_info"))
    tags = (text(tag, NAME_CAP) for tag in items(fields(given.get("tags_and_notes_info")).get("tag_names")))
    return Customer(
        user_id=user_id,
        name=text(given.get("display_name"), NAME_CAP).strip(),
        alias=text(given.get("user_alias"), NAME_CAP),
        avatar=_avatar(given),
        follower=flag(given.get("user_is_follower")),
        tags=tuple(tag for tag in tags if tag),
        phone=_phone(shared.get("phone")),
        address=_address(shared),
        birthday=text(shared.get("user_dob"), NAME_CAP),
        sensitive=flag(given.get("is_sensitive")) is True,
        full_name=text(shared.get("name"), NAME_CAP).strip(),
        person=ident(given.get("user_id_by_app")),
    )


def _address(shared: Mapping[str, Any]) -> str:
    """On one line. District and city are left out where the address names them: an edit here sends it whole."""
    whole = ""
    for name in ("address", "district", "city"):
        part = text(shared.get(name), NAME_CAP).strip()
        if part and part.casefold() not in whole.casefold():
            whole = f"{whole}, {part}" if whole else part
    return whole


def _avatar(given: Mapping[str, Any]) -> str:
    sizes = fields(given.get("avatars"))
    return url(sizes.get("240")) or url(given.get("avatar")) or url(sizes.get("120"))


def _phone(value: object) -> str:
    # 0 is Zalo's way to say that there is none.
    found = text(value, NAME_CAP).strip()
    return found if found.strip("0") else ""


def read_customers(data: object, oa_id: OaId | None) -> CustomerPage:
    """`user/getlist` (zalo-oa-api.md 5.6). Unreadable entries are left out, and so is the OA itself."""
    given = fields(data)
    listed = items(given.get("users"))
    found = (ident(entry.get("user_id") if isinstance(entry, dict) else entry) for entry in listed)
    users = tuple(dict.fromkeys(UserId(one) for one in found if one and one != oa_id))
    return CustomerPage(total=_count(given.get("total")) or 0, users=users, count=len(listed))


def read_reply_quota(data: object) -> ReplyQuota:
    """`quota/message` with a customer (zalo-oa-api.md 7.3)."""
    given = fields(data)
    reply = fields(given.get("cs_reply"))
    last = _count(given.get("last_interaction"))
    return ReplyQuota(last or 0, _count(reply.get("remain")), _count(reply.get("total")))


def read_asset_quota(data: object) -> tuple[AssetQuota, ...]:
    """`quota/message` with an owner (zalo-oa-api.md 7.3)."""
    return tuple(
        AssetQuota(
            asset_id=ident(one.get("asset_id")),
            product_type=text(one.get("product_type"), NAME_CAP),
            quota_type=text(one.get("quota_type"), NAME_CAP),
            valid_through=text(one.get("valid_through"), NAME_CAP),
            total=_count(one.get("total")) or 0,
            remain=_count(one.get("remain")) or 0,
        )
        for one in map(fields, items(data))
        if one
    )


def read_receipt(data: object) -> Receipt:
    """The answer of `message/cs` (zalo-oa-api.md 6.1). Without an id the message's fate is unknown: Transient
    `bad_answer`."""
    given = fields(data)
    remote_id = ident(given.get("message_id"))
    if not remote_id:
        raise Transient("bad_answer")
    return Receipt(RemoteId(remote_id), _count(given.get("sent_time")) or 0, _send_quota(given.get("quota")))


def _send_quota(value: object) -> SendQuota | None:
    given = fields(value)
    if not given:
        return None
    return SendQuota(
        # The file page leaves the type out of the free replies' quota.
        quota_type=text(given.get("quota_type"), NAME_CAP) or "reply",
        remain=_count(given.get("remain")),
        total=_count(given.get("total")),
        expired_date=text(given.get("expired_date"), NAME_CAP),
    )


def read_upload(data: object) -> str:
    """The id of an uploaded file: `attachment_id` or `token`, whichever is there (zalo-oa-api.md 6.3)."""
    given = fields(data)
    for name in ("attachment_id", "token"):
        # Not every upload id has the shape of the other ids.
        found = text(given.get(name)).strip()
        if found:
            return found
    raise Transient("bad_answer")


def read_tags(data: object) -> tuple[str, ...]:
    """`gettagsofoa` (zalo-oa-api.md 7.1)."""
    return tuple(dict.fromkeys(name for name in (text(one, NAME_CAP) for one in items(data)) if name))


def _count(value: object) -> int | None:
    found = number(value)
    return found if found is not None and 0 <= found < 2**53 else None
