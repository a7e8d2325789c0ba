"""Which addresses the sign-in browser may show, and how they are named above it."""

from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

ZALO_DOMAINS = ("zalo.me", "zaloapp.com", "zalo.vn", "zalo.cloud", "zadn.vn", "zdn.vn")
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class SignInHosts:
    """Zalo's own domains over https; and, for the practice OA alone, the one loopback origin it runs on."""

    oauth: str
    """Base address of the permission page, as `Hosts.oauth` has it."""

    def allows(self, url: str) -> bool:
        """Whether a page of this address may fill the browser."""
        parts = _split(url)
        if parts is None or parts.username is not None or parts.password is not None:
            return False
        if self.is_practice(url):
            return True
        return parts.scheme == "https" and _port(parts) in (None, 443) and is_zalo(parts.hostname or "")

    def allows_part(self, url: str) -> bool:
        """Whether a page may load this as a frame, picture, script or call: encrypted, or of the practice OA."""
        parts = _split(url)
        return parts is not None and (
            parts.scheme in ("https", "wss", "data", "blob", "about") or self.is_practice(url)
        )

    def is_practice(self, url: str) -> bool:
        """Whether this is the loopback origin that the permission page was moved to."""
        ours, parts = _split(self.oauth), _split(url)
        if ours is None or parts is None or (ours.hostname or "") not in LOOPBACK:
            return False
        return (ours.scheme, ours.hostname, _port(ours)) == (parts.scheme, parts.hostname, _port(parts))


def is_zalo(host: str) -> bool:
    """Whether a host name is one of Zalo's domains or lies below one."""
    name = host.lower().rstrip(".")
    return any(name == domain or name.endswith("." + domain) for domain in ZALO_DOMAINS)


def shown_host(url: str) -> str:
    """The host as it stands above the page, never decoded from punycode: a look-alike must look odd."""
    parts = _split(url)
    if parts is None or not parts.hostname:
        return ""
    port = _port(parts)
    return parts.hostname if port is None else f"{parts.hostname}:{port}"


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:
        return -1
