"""One pure function an endpoint: values in, a description of the HTTP request out, nothing sent."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, Literal

from app.domain.ids import RemoteId, UserId
from app.errors import Rejected
from app.zalo.codes import Call
from app.zalo.hosts import HostName
from app.zalo.payload import clean

PAGE = 10
"""Most messages a call of either history endpoint (zalo-oa-api.md 1.4)."""
CUSTOMER_PAGE = 50
CUSTOMER_OFFSET_MAX = 9_951
TEXT_MAX = 2_000
"""Characters of a text or caption; the unit is not defined, so code points are counted (zalo-oa-api.md 6.1)."""
UPLOAD_MAX: Mapping[str, int] = {"image": 1_048_576, "gif": 5_242_880, "file": 5_242_880}
"""Bytes (zalo-oa-api.md 6.3)."""
UPLOAD_PART = "file"
"""The part's name: the GIF example writes `image`, its table `file` (zalo-oa-api.md 13)."""
NOBODY = UserId("1")
"""A customer that no OA has, to ask for a permission without touching anybody."""

UploadKind = Literal["image", "gif", "file"]

_NUMBER = re.compile(r"[1-9][0-9]{0,18}")
_EXTENSIONS: Mapping[str, str] = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/csv": ".csv",
}


@dataclass(frozen=True, slots=True)
class FilePart:
    """The one part of a multipart body."""

    name: str
    data: bytes = field(repr=False)
    mime: str


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request without its token. At most one of `json`, `form` and `file` is set.

    `idempotent`: repeating it changes nothing. `call` tells how its error codes are meant. `for_sending`: a message
    waits for it, so that it may take from what reads leave for sends.
    """

    method: Literal["GET", "POST"]
    host: HostName
    path: str
    call: Call
    params: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    json: bytes | None = field(default=None, repr=False)
    form: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    file: FilePart | None = None
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    idempotent: bool = False
    for_sending: bool = False


@dataclass(frozen=True, slots=True)
class SendText:
    text: str = field(repr=False)
    quote: RemoteId | None = None


@dataclass(frozen=True, slots=True)
class SendImage:
    attachment_id: str
    caption: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SendGif:
    """Zalo requires width and height, in pixels."""

    attachment_id: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SendSticker:
    sticker_id: str


@dataclass(frozen=True, slots=True)
class SendFile:
    """Has no caption: text goes apart."""

    token: str


Outgoing = SendText | SendImage | SendGif | SendSticker | SendFile


def _get(path: str, data: str = "") -> Request:
    params = (("data", data),) if data else ()
    return Request("GET", "openapi", path, Call.READ, params=params, idempotent=True)


def _post(path: str, body: Mapping[str, Any], call: Call, *, idempotent: bool = False) -> Request:
    return Request("POST", "openapi", path, call, json=_dumps(body).encode("utf-8", "replace"), idempotent=idempotent)


def _dumps(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def profile() -> Request:
    """`getoa` (zalo-oa-api.md 5.1)."""
    return _get("/v2.0/oa/getoa")


def recent(offset: int, count: int = PAGE) -> Request:
    """`listrecentchat`: the OA's newest messages, 0 the newest (zalo-oa-api.md 5.2)."""
    return _get("/v2.0/oa/listrecentchat", _dumps({"offset": offset, "count": count}))


def conversation(
    user_id: UserId, offset: int, count: int = PAGE, *, bare_id: bool = False, for_sending: bool = False
) -> Request:
    """One customer's messages. `bare_id` writes the id as a number, digit by digit (zalo-oa-api.md 5.3)."""
    written = user_id if bare_id and has_bare_form(user_id) else _dumps_text(user_id)
    asked = _get("/v2.0/oa/conversation", f'{{"user_id":{written},"offset":{offset},"count":{count}}}')
    return replace(asked, for_sending=for_sending)


def has_bare_form(user_id: UserId) -> bool:
    """Whether an id could be one of Zalo's 64-bit numbers."""
    return _NUMBER.fullmatch(user_id) is not None


def _dumps_text(value: str) -> str:
    return json.dumps(clean(value), ensure_ascii=False)


def customer(user_id: UserId) -> Request:
    """`user/detail` (zalo-oa-api.md 5.5)."""
    return _get("/v3.0/oa/user/detail", _dumps({"user_id": user_id}))


def customers(offset: int, count: int = CUSTOMER_PAGE, period: str | None = None) -> Request:
    """`user/getlist`; `period` is TODAY, YESTERDAY, L7D, L30D or `YYYY_MM_DD:YYYY_MM_DD` (zalo-oa-api.md 5.6)."""
    data: dict[str, Any] = {"offset": offset, "count": count}
    if period is not None:
        data["last_interaction_period"] = period
    return _get("/v3.0/oa/user/getlist", _dumps(data))


def reply_quota(user_id: UserId) -> Request:
    """`quota/message` for one customer (zalo-oa-api.md 7.3). A POST that changes nothing."""
    asked = _post("/v3.0/oa/quota/message", {"user_id": user_id}, Call.READ, idempotent=True)
    return replace(asked, for_sending=True)


def asset_quota() -> Request:
    """`quota/message` for the OA's own quotas (zalo-oa-api.md 7.3)."""
    return _post("/v3.0/oa/quota/message", {"quota_owner": "OA"}, Call.READ, idempotent=True)


def send(to: UserId, outgoing: Outgoing) -> Request:
    """`message/cs` (zalo-oa-api.md 6.1). Raises Rejected `empty` or `text_too_long` for what Zalo would refuse."""
    body = {"recipient": {"user_id": to}, "message": _message(outgoing)}
    return _post("/v3.0/oa/message/cs", body, Call.SEND)


def _message(outgoing: Outgoing) -> dict[str, Any]:
    match outgoing:
        case SendText(words, quote):
            if not words.strip():
                raise Rejected("empty")
            message: dict[str, Any] = {"text": _checked(words)}
            return message | ({"quote_message_id": quote} if quote else {})
        case SendImage(attachment_id, caption):
            attached = _media({"media_type": "image", "attachment_id": attachment_id})
            return ({"text": _checked(caption)} if caption.strip() else {}) | attached
        case SendGif(attachment_id, width, height):
            return _media({"media_type": "gif", "attachment_id": attachment_id, "width": width, "height": height})
        case SendSticker(sticker_id):
            return _media({"media_type": "sticker", "attachment_id": sticker_id})
        case SendFile(token):
            return {"attachment": {"type": "file", "payload": {"token": token}}}


def _media(element: Mapping[str, Any]) -> dict[str, Any]:
    return {"attachment": {"type": "template", "payload": {"template_type": "media", "elements": [element]}}}


def _checked(words: str) -> str:
    if len(words) > TEXT_MAX:
        raise Rejected("text_too_long", length=len(words), limit=TEXT_MAX)
    return clean(words)


def react(to: UserId, remote_id: RemoteId, icon: str) -> Request:
    """A reaction, by the old send path; `/-remove` takes it back (zalo-oa-api.md 6.2)."""
    action = {"react_message_id": remote_id, "react_icon": icon}
    return _post("/v2.0/oa/message", {"recipient": {"user_id": to}, "sender_action": action}, Call.REACT)


def upload(kind: UploadKind, name: str, data: bytes, mime: str) -> Request:
    """One of the three uploads (zalo-oa-api.md 6.3). Raises Rejected `too_large` for what Zalo would refuse."""
    if len(data) > UPLOAD_MAX[kind]:
        raise Rejected("too_large", size=len(data), limit=UPLOAD_MAX[kind])
    part = FilePart(_file_name(name, mime), data, mime)
    return Request("POST", "openapi", f"/v2.0/oa/upload/{kind}", Call.UPLOAD, file=part)


def _file_name(name: str, mime: str) -> str:
    """The last part of `name`, with an extension: Zalo wants one."""
    path = PurePosixPath(clean(name.replace("\\", "/"), 200))
    stem = "".join(sign if sign.isprintable() else "_" for sign in path.stem).strip(" .") or "file"
    suffix = path.suffix if path.suffix.isprintable() and len(path.suffix) > 1 else _EXTENSIONS.get(mime, ".bin")
    return stem + suffix


def tags() -> Request:
    """`gettagsofoa` (zalo-oa-api.md 7.1)."""
    return _get("/v2.0/oa/tag/gettagsofoa")


def tag(user_id: UserId, name: str) -> Request:
    """Tag a customer; a missing tag is created (zalo-oa-api.md 7.1)."""
    return _post("/v2.0/oa/tag/tagfollower", _tagging(user_id, name), Call.EDIT, idempotent=True)


def untag(user_id: UserId, name: str) -> Request:
    """Take a tag from a customer (zalo-oa-api.md 7.1)."""
    return _post("/v2.0/oa/tag/rmfollowerfromtag", _tagging(user_id, name), Call.EDIT, idempotent=True)


def remove_tag(name: str) -> Request:
    """Remove a tag from the OA and all its customers (zalo-oa-api.md 7.1)."""
    return _post("/v2.0/oa/tag/rmtag", {"tag_name": clean(name)}, Call.EDIT, idempotent=True)


@dataclass(frozen=True, slots=True)
class CustomerChange:
    """What `user/update` is to change; None leaves a field as it is, an empty text clears it."""

    alias: str | None = field(default=None, repr=False)
    full_name: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)
    birthday: str | None = field(default=None, repr=False)


def change_customer(user_id: UserId, change: CustomerChange) -> Request:
    """`user/update` (zalo-oa-api.md 7.2); changes only what the OA keeps of a customer."""
    shared = {
        "name": change.full_name,
        "phone": change.phone,
        "address": change.address,
        "user_dob": change.birthday,
    }
    given = {name: clean(value) for name, value in shared.items() if value is not None}
    body: dict[str, Any] = {"user_id": user_id}
    if given:
        body["shared_info"] = given
    if change.alias is not None:
        body["user_alias"] = clean(change.alias)
    return _post("/v3.0/oa/user/update", body, Call.EDIT, idempotent=True)


def _tagging(user_id: UserId, name: str) -> dict[str, Any]:
    return {"user_id": user_id, "tag_name": clean(name)}
