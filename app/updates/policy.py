"""What whoever looks after several PCs has decided: no updates, one channel, or a server of their own."""

import json
import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.updates.manifest import Channel
from app.settings import Settings

OFF = "off"
SWITCH, ADDRESS = "QUAYCHAT_UPDATES", "QUAYCHAT_UPDATE_ADDRESS"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Policy:
    """`channel` None and not `off`: the settings decide. `address`: "" for the usual one."""

    off: bool = False
    channel: Channel | None = None
    address: str = ""

    @property
    def managed(self) -> bool:
        return self.off or self.channel is not None


def read(environ: Mapping[str, str] = os.environ, file: Path | None = None) -> Policy:
    """The environment goes before the PC's policy file. What is there and can't be understood switches updates off:
    somebody wanted something, and this does least. Blocking."""
    kept = _kept(file if file is not None else policy_file(environ))
    wish = environ.get(SWITCH, "").strip() or kept.get("updates", "")
    address = environ.get(ADDRESS, "").strip() or kept.get("update_address", "")
    if wish == "":
        return Policy(address=address)
    known = {channel.value: channel for channel in Channel}
    if wish not in known:
        return Policy(off=True, address=address)
    return Policy(channel=known[wish], address=address)


def channel_of(policy: Policy, settings: Settings) -> Channel | None:
    """Whose versions this PC takes; None: none."""
    if policy.off or (policy.channel is None and not settings.updates):
        return None
    return policy.channel or Channel(settings.update_channel)


def policy_file(environ: Mapping[str, str]) -> Path:
    """One for the whole PC, where an administrator writes."""
    if sys.platform == "win32":
        return Path(environ.get("PROGRAMDATA", r"C:\ProgramData")) / "QuayChat" / "policy.json"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/QuayChat/policy.json")
    return Path("/etc/quaychat/policy.json")


def _kept(path: Path) -> dict[str, str]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return {name: str(raw.get(name, "")).strip() for name in ("updates", "update_address")}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, RecursionError):
        log.warning("the policy of this PC can't be read; updates are off")
        return {"updates": OFF}
