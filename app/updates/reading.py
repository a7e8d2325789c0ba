"""From the publisher's bytes to a manifest, and back: every field is checked, unknown ones are left alone."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from app.domain.updates.manifest import Artifact, Channel, Kind, Manifest, Release
from app.domain.updates.versions import Version
from app.errors import Rejected
from app.updates.envelope import unseal

T = TypeVar("T")
PRODUCT = "quaychat"
FORMAT = 1
MOST_RELEASES = 20
MOST_ARTIFACTS = 20
MOST_BYTES = 600 * 1024 * 1024
LONGEST_NOTES = 8_000
LATEST = 1 << 53
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_SYSTEM = re.compile(r"[a-z0-9]{1,20}-[a-z0-9_]{1,20}", re.ASCII)
_PATH = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9._+~-]{0,99}/){0,4}[A-Za-z0-9][A-Za-z0-9._+~-]{0,149}", re.ASCII)
"""Relative, downwards only: no scheme, no host, no query, nothing that a system takes for more than a name."""


def read(data: bytes, keys: Mapping[str, bytes]) -> Manifest:
    """Rejected("update_untrusted") unless one of `keys` has signed it and all in it is as it should be."""
    payload = unseal(data, keys)
    try:
        return _manifest(json.loads(payload))
    except (ValueError, TypeError, LookupError, RecursionError, AttributeError) as error:
        raise Rejected("update_untrusted", why="content") from error


def written(manifest: Manifest) -> bytes:
    """What `seal` takes."""
    content = {
        "product": PRODUCT,
        "format": FORMAT,
        "channel": manifest.channel.value,
        "serial": manifest.serial,
        "made_at": manifest.made_at,
        "expires_at": manifest.expires_at,
        "releases": [_written_release(one) for one in manifest.releases],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _written_release(release: Release) -> dict[str, Any]:
    return {
        "version": str(release.version),
        "minimum": str(release.minimum),
        "share": release.share,
        "notes": release.notes,
        "files": [
            {"system": one.system, "kind": one.kind.value, "path": one.path, "size": one.size, "sha256": one.sha256}
            for one in release.artifacts
        ],
    }


def _manifest(raw: dict[str, Any]) -> Manifest:
    if (raw["product"], raw["format"]) != (PRODUCT, FORMAT):
        raise ValueError("of another product or format")
    return Manifest(
        Channel(raw["channel"]),
        _number(raw["serial"], LATEST),
        _number(raw["made_at"], LATEST),
        _number(raw["expires_at"], LATEST),
        _each(raw["releases"], MOST_RELEASES, _release),
    )


def _release(raw: dict[str, Any]) -> Release:
    notes = {str(language): _plain(text) for language, text in raw.get("notes", {}).items()}
    artifacts = _each(raw["files"], MOST_ARTIFACTS, _artifact)
    return Release(_version(raw["version"]), _version(raw["minimum"]), _number(raw["share"], 100), artifacts, notes)


def _artifact(raw: dict[str, Any]) -> Artifact:
    path = _matching(_PATH, raw["path"])
    size = _number(raw["size"], MOST_BYTES)
    return Artifact(_matching(_SYSTEM, raw["system"]), Kind(raw["kind"]), path, size, _matching(_SHA256, raw["sha256"]))


def _each(raw: list[Any], most: int, read_one: Callable[[Any], T]) -> tuple[T, ...]:
    if not isinstance(raw, list) or len(raw) > most:
        raise ValueError("no list, or too long a one")
    return tuple(read_one(one) for one in raw)


def _number(raw: Any, most: int) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or not 0 <= raw <= most:
        raise ValueError("no number in range")
    return raw


def _version(raw: Any) -> Version:
    version = Version.parse(raw)
    if version is None:
        raise ValueError("no version")
    return version


def _matching(pattern: re.Pattern[str], raw: Any) -> str:
    if pattern.fullmatch(raw) is None:
        raise ValueError("not of the right form")
    return str(raw)


def _plain(raw: Any) -> str:
    """Lines of text without control characters, not too many."""
    if not isinstance(raw, str):
        raise ValueError("no text")
    return "".join(char for char in raw[:LONGEST_NOTES] if char == "\n" or char.isprintable())
