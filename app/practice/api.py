"""The Open API over HTTP: finds the endpoint, lets it pass the checks, and wraps what it says as Zalo does."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.practice import editing, reading, sending
from app.practice.gate import Endpoint, Headers, enter, rate_headers
from app.practice.people import Group, Oa
from app.practice.refusals import Refusal, invalid
from app.practice.uploads import Shelf
from app.practice.world import World

ENDPOINTS: dict[tuple[str, str], Endpoint] = {
    ("GET", "/v2.0/oa/getoa"): Endpoint("getoa", Group.INFO, reading.profile),
    ("GET", "/v2.0/oa/listrecentchat"): Endpoint("listrecentchat", Group.MESSAGES, reading.recent, personal=True),
    ("GET", "/v2.0/oa/conversation"): Endpoint("conversation", Group.MESSAGES, reading.conversation, personal=True),
    ("GET", "/v3.0/oa/user/detail"): Endpoint("detail", Group.INFO, reading.customer, personal=True),
    ("GET", "/v3.0/oa/user/getlist"): Endpoint("getlist", Group.INFO, reading.customers, personal=True),
    ("GET", "/v2.0/oa/tag/gettagsofoa"): Endpoint("tags", Group.INFO, reading.tags),
    ("POST", "/v2.0/oa/tag/tagfollower"): Endpoint("tag", Group.INFO, editing.tag),
    ("POST", "/v2.0/oa/tag/rmfollowerfromtag"): Endpoint("untag", Group.INFO, editing.untag),
    ("POST", "/v2.0/oa/tag/rmtag"): Endpoint("rmtag", Group.INFO, editing.remove_tag),
    ("POST", "/v3.0/oa/user/update"): Endpoint("update", Group.INFO, editing.update),
    ("POST", "/v3.0/oa/quota/message"): Endpoint("quota", Group.SEND, reading.quota),
    ("POST", "/v3.0/oa/message/cs"): Endpoint("send", Group.SEND, sending.send),
    ("POST", "/v2.0/oa/message"): Endpoint("react", Group.SEND, sending.react),
}
SHELVES: dict[str, Shelf] = {
    "/v2.0/oa/upload/image": "image",
    "/v2.0/oa/upload/gif": "gif",
    "/v2.0/oa/upload/file": "file",
}
PROOF = "appsecret_proof"


async def answer(world: World, request: Request) -> Response:
    """Any path of the API; errors come inside HTTP 200 (unless the knob says otherwise)."""
    oa_id = ""
    try:
        path, method = request.url.path, request.method
        shelf = SHELVES.get(path) if method == "POST" else None
        endpoint = Endpoint("upload", Group.SEND, _no_handler) if shelf else ENDPOINTS.get((method, path))
        if endpoint is None:
            raise Refusal(404)
        body = await _body(request) if method == "POST" and not shelf else {}
        with world.lock:
            grant = enter(world, endpoint, _group(endpoint, body), _headers(request))
            oa_id = grant.oa_id
        oa = world.oas[oa_id]
        if shelf:
            said: Any = await _upload(world, oa, shelf, request)
        else:
            arguments = _query(request, endpoint) if method == "GET" else _checked(body)
            with world.lock:
                said = endpoint.handler(world, oa, arguments)
        envelope: dict[str, Any] = {"error": 0, "message": "Success"}
        if said is not None:
            envelope["data"] = said
    except Refusal as refusal:
        world.counts.errors[refusal.code] += 1
        oa_id = oa_id or _oa_of(world, request)
        envelope = {"error": refusal.code, "message": refusal.text}
    return _wrapped(world, envelope, oa_id)


def _no_handler(world: World, oa: Oa, body: dict[str, Any]) -> None:
    raise AssertionError("uploads have a way of their own")


def _headers(request: Request) -> Headers:
    return Headers(
        access=request.headers.get("access_token", ""),
        in_query="access_token" in request.query_params,
        proof=request.headers.get(PROOF, "") or request.query_params.get(PROOF, ""),
    )


def _oa_of(world: World, request: Request) -> str:
    grant = world.tokens.holder(request.headers.get("access_token", ""))
    return grant.oa_id if grant else ""


def _group(endpoint: Endpoint, body: Any) -> Group:
    """The quota path asks two questions, each with a permission of its own."""
    if endpoint.name == "quota" and isinstance(body, dict) and "quota_owner" in body:
        return Group.INFO
    return endpoint.group


async def _body(request: Request) -> Any:
    """The JSON body, or None: whether it is right is asked after the checks."""
    raw = await request.body()
    if not request.headers.get("content-type", "").startswith("application/json"):
        return None
    try:
        return json.loads(raw)
    except ValueError:
        return None


def _checked(body: Any) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise invalid("body")
    return body


def _query(request: Request, endpoint: Endpoint) -> dict[str, Any]:
    if endpoint.handler in (reading.profile, reading.tags):
        return {}
    try:
        data = json.loads(request.query_params.get("data", ""))
    except ValueError as error:
        raise invalid("data") from error
    if not isinstance(data, dict):
        raise invalid("data")
    return data


async def _upload(world: World, oa: Oa, shelf: Shelf, request: Request) -> dict[str, str]:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise invalid("file")
    async with request.form() as form:
        part = form.get("file") or (form.get("image") if shelf == "gif" else None)
        if part is None or isinstance(part, str):
            raise invalid("file")
        name, data = part.filename or "", await part.read()
    with world.lock:
        upload = world.uploads.take(oa.oa_id, shelf, name, data, world.now())
        extension = name.rsplit(".", 1)[-1].lower()
        upload.path = world.cdn.put(shelf, extension, data, upload.mime, world.now())
    documented = "token" if shelf == "file" else "attachment_id"
    swapped = {"file": "attachment_id", "gif": "token"}.get(shelf, documented)
    return {documented if world.knobs.upload_key == "documented" else swapped: upload.token}


def _wrapped(world: World, envelope: dict[str, Any], oa_id: str) -> Response:
    knobs = world.knobs
    failed = envelope["error"] != 0
    if knobs.error_as_text:
        envelope["error"] = str(envelope["error"])
    if knobs.extra_keys:
        envelope["x_request"] = world.ids.message()
    told = shuffled(envelope, world) if knobs.shuffle_keys else envelope
    with world.lock:
        headers = rate_headers(world, oa_id) if knobs.rate_headers else {}
    return Response(
        json.dumps(told, ensure_ascii=False),
        status_code=knobs.error_status if failed else 200,
        headers=headers,
        media_type="text/json;charset=utf-8",
    )


def shuffled(value: Any, world: World) -> Any:
    """The same with the keys of every object in another order."""
    if isinstance(value, list):
        return [shuffled(entry, world) for entry in value]
    if not isinstance(value, dict):
        return value
    chance = world.random.random
    names = sorted(value, key=lambda _: chance())
    return {name: shuffled(one, world) if isinstance(one := value[name], dict | list) else one for name in names}
