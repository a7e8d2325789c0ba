"""For whoever publishes: makes signing keys, and writes the signed manifest of a channel (docs/updates.md)."""

import argparse
import base64
import contextlib
import hashlib
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from app.crypto import new_signing_key, public_half
from app.domain.updates.manifest import Artifact, Channel, Kind, Manifest, Release
from app.domain.updates.versions import Version
from app.errors import AppError
from app.updates import reading, trust
from app.updates.disk import sha256_of
from app.updates.envelope import seal

VARIABLE = "QUAYCHAT_SIGNING_KEYS"
"""Holds keys where there is no file: in base64, with white space between them."""
DAY_MS = 24 * 3_600_000


def main(arguments: Sequence[str] | None = None, environ: Mapping[str, str] = os.environ) -> int:
    """Answers 0, or says what is wrong and answers 1."""
    options = _parser().parse_args(arguments)
    try:
        print(options.command(options, environ))
    except (AppError, OSError, ValueError) as error:
        print(f"manifest: {error}", file=sys.stderr)
        return 1
    return 0


def key_name(public: bytes) -> str:
    """By what a key is told from others: the beginning of its hash."""
    return hashlib.sha256(public).hexdigest()[:16]


def _new_key(options: argparse.Namespace, environ: Mapping[str, str]) -> str:
    secret = new_signing_key()
    path = Path(options.file)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(base64.b64encode(secret).decode() + "\n")
    public = public_half(secret)
    line = f'"{key_name(public)}": "{base64.b64encode(public).decode()}",'
    return f"The secret half is in {path}: keep it away from the repository. For KEYS in app/updates/trust.py:\n{line}"


def _release(options: argparse.Namespace, environ: Mapping[str, str]) -> str:
    """A manifest for a new version; stepping stones of the one before stay where they are asked for."""
    keys = _keys(options, environ)
    version, minimum = _version(options.version), _version(options.minimum)
    notes = {language: Path(file).read_text(encoding="utf-8").strip() for language, file in map(_pair, options.notes)}
    artifacts = tuple(_artifact(name, Path(file)) for name, file in map(_pair, options.file))
    kept = tuple(one for one in _former(options, keys) if str(one.version) in options.keep)
    return _write(options, keys, (Release(version, minimum, options.share, artifacts, notes), *kept))


def _share(options: argparse.Namespace, environ: Mapping[str, str]) -> str:
    """The same releases for another share of the installations, or another three months."""
    keys = _keys(options, environ)
    newest, *others = _former(options, keys)
    return _write(options, keys, (replace(newest, share=options.share), *others))


def _check(options: argparse.Namespace, environ: Mapping[str, str]) -> str:
    manifest = reading.read(Path(options.manifest).read_bytes(), trust.decoded(dict(map(_pair, options.public))))
    lines = [f"{manifest.channel} {manifest.serial}, valid until {_day(manifest.expires_at)}"]
    for release in manifest.releases:
        lines.append(f"{release.version} from {release.minimum} for {release.share} of 100")
        lines += [f"  {one.system} {one.kind} {one.path} {one.size} {one.sha256}" for one in release.artifacts]
        for one in release.artifacts if options.files else ():
            path = Path(options.files) / one.path
            if (path.stat().st_size, sha256_of(path)) != (one.size, one.sha256):
                raise ValueError(f"{path} is not the file of the manifest")
    return "\n".join(lines)


def _write(options: argparse.Namespace, keys: Mapping[str, bytes], releases: tuple[Release, ...]) -> str:
    now = time.time_ns() // 1_000_000
    channel, serial = Channel(options.channel), options.serial
    if options.previous:
        before = _previous(options, keys)
        if before.channel is not channel:
            raise ValueError("the manifest before is of another channel")
        serial = serial or before.serial + 1
        if serial <= before.serial:
            raise ValueError("serials only grow: those who saw the manifest before would refuse this one")
    if not serial:
        raise ValueError("give the manifest before (--previous), or for the first one --serial 1")
    manifest = Manifest(channel, serial, now, now + options.days * DAY_MS, releases)
    data = seal(reading.written(manifest), keys)
    publics = {name: public_half(key) for name, key in keys.items()}
    if reading.read(data, publics) != manifest:
        raise ValueError("what was written does not read as what was meant")
    Path(options.out).write_bytes(data)
    return f"{options.out}: {channel} {serial}, {releases[0].version} for {releases[0].share} of 100"


def _former(options: argparse.Namespace, keys: Mapping[str, bytes]) -> tuple[Release, ...]:
    return _previous(options, keys).releases if options.previous else ()


def _previous(options: argparse.Namespace, keys: Mapping[str, bytes]) -> Manifest:
    publics = {name: public_half(key) for name, key in keys.items()}
    return reading.read(Path(options.previous).read_bytes(), {**trust.decoded(trust.KEYS), **publics})


def _keys(options: argparse.Namespace, environ: Mapping[str, str]) -> dict[str, bytes]:
    texts = [Path(file).read_text(encoding="ascii") for file in options.key] or [environ.get(VARIABLE, "")]
    secrets = [base64.b64decode(text, validate=True) for text in " ".join(texts).split()]
    if not secrets:
        raise ValueError(f"no signing key: give --key FILE, or set {VARIABLE}")
    return {key_name(public_half(secret)): secret for secret in secrets}


def _artifact(name: str, path: Path) -> Artifact:
    system, _, kind = name.partition(":")
    return Artifact(system, Kind(kind), path.name, path.stat().st_size, sha256_of(path))


def _version(text: str) -> Version:
    version = Version.parse(text)
    if version is None:
        raise ValueError(f"{text} is no version")
    return version


def _pair(text: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not found:
        raise ValueError(f"{text}: NAME=VALUE is wanted")
    return name, value


def _day(at: int) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(at / 1000))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="manifest", description="Signed manifests of updates: docs/updates.md")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    key = commands.add_parser("new-key", help="make a signing key; prints its public half")
    key.add_argument("file", help="where the secret half goes; must not exist")
    key.set_defaults(command=_new_key)
    release = commands.add_parser("release", help="write the manifest of a new version")
    release.add_argument("--version", required=True)
    release.add_argument("--minimum", default="0.1.0", help="the oldest version that updates to it directly")
    release.add_argument("--notes", action="append", default=[], metavar="vi=FILE", help="what is new, as plain text")
    release.add_argument("--file", action="append", default=[], metavar="SYSTEM:KIND=PATH", help="may be repeated")
    release.add_argument("--keep", action="append", default=[], metavar="VERSION", help="of the manifest before")
    release.set_defaults(command=_release)
    share = commands.add_parser("share", help="offer the newest version to more installations; 0 withdraws it")
    share.set_defaults(command=_share)
    for made in (release, share):
        made.add_argument("--key", action="append", default=[], metavar="FILE", help=f"or keys in {VARIABLE}")
        made.add_argument("--channel", choices=[one.value for one in Channel], default="stable")
        made.add_argument("--previous", default="", metavar="FILE", help="the channel's manifest before this one")
        made.add_argument("--serial", type=int, default=0)
        made.add_argument("--share", type=int, default=10, help="of a hundred installations (default: 10)")
        made.add_argument("--days", type=int, default=90, help="how long it is valid (default: 90)")
        made.add_argument("--out", required=True, metavar="FILE")
    check = commands.add_parser("check", help="read a manifest as the app does, and compare its files")
    check.add_argument("manifest")
    check.add_argument("--public", action="append", default=[], metavar="NAME=BASE64", required=True)
    check.add_argument("--files", default="", metavar="FOLDER")
    check.set_defaults(command=_check)
    return parser


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        sys.exit(main())
