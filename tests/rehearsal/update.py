"""`python3 -m tests.rehearsal.update`: the bundle built on this Linux updates itself, and gives its place back.

From build/bundle/quaychat two versions are made, 0.1.0 and 0.2.0, which trust a key of this rehearsal and a server on
loopback. Whatever is written lies in build/rehearsal-update, which is emptied first."""

from __future__ import annotations

import base64
import functools
import http.server
import json
import os
import py_compile
import shutil
import signal
import subprocess
import sys
import tarfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from app.clock import SystemClock
from app.crypto import public_half
from app.domain.updates.manifest import Artifact, Kind
from app.updates import journal
from app.updates.disk import sha256_of
from app.updates.installation import Installation
from app.updates.journal import Places
from app.updates.sign import key_name
from app.updates.swap import TRIES
from tests.fakes.updates import KEY, ROOT, manifest, release, signed
from tests.rehearsal.play import Wrong, expect

BUNDLE = ROOT / "build" / "bundle" / "quaychat"
HERE = ROOT / "build" / "rehearsal-update"
OLD, NEW = "0.1.0", "0.2.0"
LONGEST_S = 120.0


def main() -> int:
    if sys.platform != "linux" or not BUNDLE.is_dir():
        print("On Linux, after `python3 dev.py bundle`.", file=sys.stderr)
        return 2
    shutil.rmtree(HERE, ignore_errors=True)
    (HERE / "www").mkdir(parents=True)
    handler = functools.partial(_Quiet, directory=str(HERE / "www"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            _play(f"http://127.0.0.1:{server.server_port}/")
        except Wrong as error:
            print(f"rehearsal: {error}", file=sys.stderr)
            return 1
        finally:
            server.shutdown()
    shutil.rmtree(HERE)
    print("The rehearsal of updates went well.")
    return 0


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@dataclass
class Pc:
    """A folder with the app in it, and a person's home."""

    app: Path

    @property
    def places(self) -> Places:
        return Places(self.app)

    @property
    def version(self) -> str:
        lines = next((self.app / "_internal").glob("quaychat-*.dist-info/METADATA")).read_text().splitlines()
        return next(line.removeprefix("Version: ") for line in lines if line.startswith("Version: "))

    @property
    def environ(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        more = {"QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_DISABLE_SANDBOX": "1", "QUAYCHAT_HOME": str(HERE / "home")}
        return {**kept, **more}

    def core(self, *given: str) -> dict[str, object]:
        command = [self.app / "quaychat-core", *given, "--json"]
        done = subprocess.run(command, env=self.environ, capture_output=True, text=True, timeout=600, check=False)
        expect(f"what {given} ends with ({done.stderr.strip()[-300:]})", done.returncode, 0)
        answer = json.loads(done.stdout.splitlines()[-1])
        assert isinstance(answer, dict)
        return answer

    def start_and_switch_off(self, seen: str) -> None:
        """Start the window, and end it when what lies beside the app reads as `seen`: without a word, as a crash."""
        window = subprocess.Popen(
            [self.app / "quaychat"], env=self.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + LONGEST_S
        while _told(self.places) != seen and time.monotonic() < until and window.poll() is None:
            subprocess.run([sys.executable, "-c", ""], check=True)
        told = _told(self.places)
        window.send_signal(signal.SIGKILL)
        window.wait()
        expect("the journal", told, seen)


def _told(places: Places) -> str:
    known = journal.read(places)
    kept = ["and the former one"] if places.former.exists() else []
    return " ".join(part for part in (known.after, str(known.starts), *known.broken, *kept) if part)


def _play(address: str) -> None:
    pc = Pc(_version(HERE / "apps" / "quaychat", OLD, address))
    _publish(_version(HERE / "new" / "quaychat", NEW, address))
    expect("what there is", pc.core("update", "--check")["version"], NEW)
    expect("the installed version", pc.version, OLD)
    expect("whether it is installed", pc.core("update")["done"], True)
    expect("the installed version", pc.version, NEW)
    expect("whether the former one is kept", pc.places.former.is_dir(), True)
    for start in range(TRIES):
        pc.start_and_switch_off(f"{NEW} {start + 1} and the former one")
    pc.start_and_switch_off(f"0 {NEW}")
    expect("the version that is back", pc.version, OLD)
    expect("whether the one that failed is offered again", pc.core("update", "--check")["version"], None)
    left = sorted(path.name for path in pc.app.parent.iterdir())
    expect("what is left", left, ["quaychat", "quaychat.update.json"])


def _version(folder: Path, number: str, address: str) -> Path:
    """The bundle under another number, with the trust of this rehearsal; the rest of it is hard links."""
    shutil.copytree(BUNDLE, folder, symlinks=True, copy_function=os.link)
    for about in (folder / "_internal").glob("quaychat-*.dist-info/METADATA"):
        lines = about.read_text(encoding="utf-8").splitlines()
        about.unlink()
        changed = [f"Version: {number}" if line.startswith("Version: ") else line for line in lines]
        about.write_text("\n".join(changed) + "\n", encoding="utf-8")
    public = public_half(KEY)
    keys = {key_name(public): base64.b64encode(public).decode()}
    code = (ROOT / "app" / "updates" / "trust.py").read_text(encoding="utf-8")
    code = code.replace('ADDRESS = ""', f"ADDRESS = {address!r}").replace(
        "KEYS: Mapping[str, str] = {}", f"KEYS = {keys!r}"
    )
    source, target = HERE / "trust.py", folder / "_internal" / "app" / "updates" / "trust.pyc"
    source.write_text(code, encoding="utf-8")
    target.unlink()
    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(source), cfile=str(target), doraise=True, invalidation_mode=unchecked)
    return folder


def _publish(folder: Path) -> None:
    path = HERE / "www" / f"quaychat-{NEW}.tar.gz"
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        archive.add(folder, "quaychat")
    system = Installation.of(folder / "quaychat", frozen=True, platform_name=sys.platform).system
    file = Artifact(system, Kind.FOLDER, path.name, path.stat().st_size, sha256_of(path))
    content = manifest(release(NEW, file), now=SystemClock().now())
    (HERE / "www" / "stable.json").write_bytes(signed(content))


if __name__ == "__main__":
    sys.exit(main())
