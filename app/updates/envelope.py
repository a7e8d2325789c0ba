"""The signed envelope around a manifest: the very bytes that were signed, and who has signed them."""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any

from app.crypto import is_signed, sign
from app.errors import Rejected

PURPOSE = b"quaychat update manifest, format 1\n"
"""Stands before what is signed, so that a signature made for anything else is worth nothing here."""
MOST_BYTES = 256 * 1024
MOST_SIGNATURES = 8


def seal(payload: bytes, signing_keys: Mapping[str, bytes]) -> bytes:
    """For whoever publishes: signed by each of these keys, named."""
    signatures = [{"key": name, "signature": _text(sign(key, PURPOSE + payload))} for name, key in signing_keys.items()]
    return json.dumps({"payload": _text(payload), "signatures": signatures}, indent=1).encode() + b"\n"


def unseal(data: bytes, keys: Mapping[str, bytes]) -> bytes:
    """What is inside, if one of these keys has signed it; nothing of it was read before that. Rejected
    ("update_untrusted") for anything else."""
    try:
        outside = json.loads(data) if len(data) <= MOST_BYTES else None
        payload, signatures = _bytes(outside["payload"]), outside["signatures"]  # type: ignore[index]
        signed = [(one["key"], _bytes(one["signature"])) for one in signatures[:MOST_SIGNATURES]]
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise Rejected("update_untrusted", why="envelope") from error
    if not any(name in keys and is_signed(keys[name], made, PURPOSE + payload) for name, made in signed):
        raise Rejected("update_untrusted", why="signature")
    return payload


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: Any) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
