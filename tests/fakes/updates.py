"""A publisher and a server of updates on loopback, honest until told otherwise; and installations made of scripts."""

import asyncio
import hashlib
import io
import re
import sys
import tarfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.crypto import new_signing_key, public_half
from app.domain.updates.manifest import Artifact, Channel, Kind, Manifest, Release
from app.domain.updates.versions import Version
from app.updates.envelope import seal
from app.updates.fetching import Limits
from app.updates.reading import written
from app.updates.sign import key_name
from tests.fakes.raw_server import Server, serving

KEY = new_signing_key()
SPARE = new_signing_key()
TRUSTED = {key_name(public_half(key)): public_half(key) for key in (KEY, SPARE)}
NOW = 1_760_000_000_000
DAY_MS = 24 * 3_600_000
SYSTEM = "linux-x86_64"
QUICK = Limits(connect=20, step=20, manifest=60)


def version(text: str) -> Version:
    made = Version.parse(text)
    assert made is not None
    return made


def artifact(content: bytes, path: str = "quaychat.tar.gz", kind: Kind = Kind.FOLDER, system: str = SYSTEM) -> Artifact:
    return Artifact(system, kind, path, len(content), hashlib.sha256(content).hexdigest())


def release(number: str, *artifacts: Artifact, minimum: str = "0.1.0", share: int = 100) -> Release:
    return Release(version(number), version(minimum), share, artifacts, {"vi": "Nhanh hơn.", "en": "Faster."})


def manifest(*releases: Release, serial: int = 5, channel: Channel = Channel.STABLE, now: int = NOW) -> Manifest:
    return Manifest(channel, serial, now - DAY_MS, now + 90 * DAY_MS, releases)


def signed(content: Manifest, *keys: bytes) -> bytes:
    return seal(written(content), {key_name(public_half(key)): key for key in keys or (KEY,)})


def packed(files: dict[str, bytes], *, top: str = "quaychat", mode: int = 0o755) -> bytes:
    """A .tar.gz of plain files below one folder."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"{top}/{name}")
            member.size, member.mode = len(content), mode
            archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


@dataclass
class UpdateServer:
    """Serves `files` by path. The knobs break one thing each."""

    files: dict[str, bytes] = field(default_factory=dict)
    server: Server | None = None
    ranges: bool = True
    etag: str = '"v1"'
    headers: tuple[str, ...] = ()
    status: str = "200 OK"
    cut_after: int | None = None
    """Ends the connection after so many bytes of a file (no manifest), once."""
    drip_s: float = 0.0
    says_size: int | None = None
    range_start: int | None = None
    """What a partial answer claims to begin at."""

    @property
    def address(self) -> str:
        assert self.server is not None
        return f"{self.server.base}/updates"

    @property
    def asked(self) -> list[bytes]:
        assert self.server is not None
        return self.server.asked

    def publish(self, content: Manifest, *keys: bytes) -> None:
        self.files[f"{content.channel}.json"] = signed(content, *keys)

    def asked_for(self, name: str) -> list[bytes]:
        return [one for one in self.asked if one.startswith(f"GET /updates/{name} ".encode())]

    async def answer(self, asked: bytes, writer: asyncio.StreamWriter) -> None:
        path = asked.split(b" ")[1].decode().removeprefix("/updates/")
        body = self.files.get(path)
        if body is None:
            await self._write(writer, "404 Not Found", b"", ())
            return
        start = self._start(asked, len(body))
        if start is None:
            await self._write(writer, self.status, body, ())
        elif start >= len(body):
            await self._write(writer, "416 Range Not Satisfiable", b"", (f"Content-Range: bytes */{len(body)}",))
        else:
            claimed = start if self.range_start is None else self.range_start
            place = f"Content-Range: bytes {claimed}-{len(body) - 1}/{len(body)}"
            await self._write(writer, "206 Partial Content", body[start:], (place,))

    def _start(self, asked: bytes, size: int) -> int | None:
        wished = re.search(rb"\r\nrange: bytes=(\d+)-\r\n", asked, re.IGNORECASE)
        only_if = re.search(rb"\r\nif-range: ([^\r]+)\r\n", asked, re.IGNORECASE)
        if not self.ranges or wished is None or (only_if is not None and only_if[1].decode() != self.etag):
            return None
        return int(wished[1])

    async def _write(self, writer: asyncio.StreamWriter, status: str, body: bytes, more: tuple[str, ...]) -> None:
        size = len(body) if self.says_size is None else self.says_size
        length = (
            () if any(line.startswith("Transfer-Encoding") for line in self.headers) else (f"Content-Length: {size}",)
        )
        etag = (f"ETag: {self.etag}",) if self.etag else ()
        lines = [f"HTTP/1.1 {status}", *length, *etag, *more, *self.headers, "", ""]
        writer.write("\r\n".join(lines).encode())
        if self.cut_after is not None and len(body) > self.cut_after and body[:1] != b"{":
            writer.write(body[: self.cut_after])
            self.cut_after = None
            await writer.drain()
            writer.close()
        elif self.drip_s:
            for index in range(len(body)):
                writer.write(body[index : index + 1])
                await writer.drain()
                await asyncio.sleep(self.drip_s)
        else:
            writer.write(body)


@asynccontextmanager
async def publishing(**knobs: object) -> AsyncIterator[UpdateServer]:
    made = replace(UpdateServer(), **knobs)  # type: ignore[arg-type]
    async with serving(made.answer) as server:
        made.server = server
        yield made


PROGRAM = '''#!{python} -S
"""A version of the app, as small as one can be: does at its start what the real one does."""
import os, sys
sys.path.insert(0, {root!r})
VERSION, BEHAVES = {version!r}, {behaves!r}
from pathlib import Path
from app.updates import swap
from app.updates.journal import Places
if sys.argv[1:2] == ["--probe"]:
    if BEHAVES == "no probe":
        sys.exit(3)
    if BEHAVES == "hangs in probe":
        import time
        time.sleep(60)
    Path(sys.argv[2]).write_text(VERSION, encoding="utf-8")
    sys.exit(0)
from tests.fakes.deadly import arm_as_told
arm_as_told()
folder = Path(__file__).absolute().parent
places = Places(folder)
if swap.begin(places, VERSION) is swap.Go.BACK:
    os.execv(str(folder / "quaychat"), [str(folder / "quaychat"), *sys.argv[1:]])
if BEHAVES == "crashes":
    os._exit(7)
if BEHAVES == "hangs":
    import signal
    os.kill(os.getpid(), signal.SIGKILL)
swap.started(places, VERSION)
print(VERSION)
'''
ROOT = Path(__file__).resolve().parents[2]


def program(number: str, behaves: str = "well") -> bytes:
    text = PROGRAM.format(python=sys.executable, root=str(ROOT), version=number, behaves=behaves)
    return text.encode()


def install(folder: Path, number: str, behaves: str = "well") -> Path:
    """An installation whose program is a script; answers the program."""
    folder.mkdir(parents=True)
    path = folder / "quaychat"
    path.write_bytes(program(number, behaves))
    path.chmod(0o755)
    (folder / "version.txt").write_text(number, encoding="utf-8")
    return path
