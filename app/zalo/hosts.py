"""Where Zalo is: the two base addresses, and which addresses a picture may be fetched from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from typing import Literal
from urllib.parse import SplitResult, quote, urlsplit

from app.errors import NeedsUser

HostName = Literal["oauth", "openapi"]

OAUTH_ENV = "QUAYCHAT_ZALO_OAUTH"
OPENAPI_ENV = "QUAYCHAT_ZALO_OPENAPI"
STANDARD_OAUTH = "https://oauth.zaloapp.com"
STANDARD_OPENAPI = "https://openapi.zalo.me"

MEDIA_DOMAINS = ("zdn.vn", "zadn.vn", "zaloapp.com", "zalo.me", "zalo.vn")
"""Domains, with all their sub-domains, that Zalo's pictures and files come from (zalo-oa-api.md 5.4)."""

_PLAIN_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]|[^\x00-\x7f]")


@lru_cache(maxsize=256)  # each page tells the same faces again
def split_address(address: str) -> SplitResult | None:
    """The parts of an http(s) address that every parser reads alike; None for user names, odd hosts and odd ports."""
    if _UNSAFE.search(address):
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or port == 0:
        return None
    return parts if _PLAIN_HOST.fullmatch(host) or is_loopback(host) else None


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine, exactly: no name that merely begins so, no short form of an address."""
    if host == "localhost":
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_loopback and getattr(address, "ipv4_mapped", None) is None


def is_local(address: str) -> bool:
    """Whether a checked address leads to this machine or its network, where no public server may send us."""
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or not ip_address(host).is_global
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Hosts:
    """Base addresses without a slash at the end; `from_environ` is the way to make others than the standard ones."""

    oauth: str = STANDARD_OAUTH
    openapi: str = STANDARD_OPENAPI

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> "Hosts":
        """Zalo's own addresses unless the environment names others: https, or http on loopback, else NeedsUser
        `bad_host`."""
        return cls(
            oauth=_checked(OAUTH_ENV, environ.get(OAUTH_ENV, "") or STANDARD_OAUTH),
            openapi=_checked(OPENAPI_ENV, environ.get(OPENAPI_ENV, "") or STANDARD_OPENAPI),
        )

    @property
    def standard(self) -> bool:
        """False: the window has to say that it doesn't talk to Zalo."""
        return self == Hosts()

    def base(self, name: HostName) -> str:
        return self.oauth if name == "oauth" else self.openapi

    def media_address(self, url: str) -> str:
        """`url` as it may be fetched (plain http becomes https), or "" when it may not be."""
        # File names in a path may be Vietnamese; in a host the percent sign is refused below.
        url = _NOT_ASCII.sub(lambda found: quote(found[0], errors="replace"), url)
        parts = split_address(url)
        if parts is None:
            return ""
        host = parts.hostname or ""
        own = [urlsplit(base).hostname or "" for base in (self.oauth, self.openapi)]
        if is_loopback(host):
            return url if any(map(is_loopback, own)) else ""
        if parts.port not in (None, 80, 443) and host not in own:
            return ""
        if host in own and parts.scheme == "https":
            return url
        if not any(host == domain or host.endswith(f".{domain}") for domain in MEDIA_DOMAINS):
            return ""
        # Zalo's own pages hold http:// picture addresses (zalo-oa-api.md 5.4); its servers answer both.
        return parts._replace(scheme="https", netloc=host, fragment="").geturl()

    def media_allowed(self, url: str) -> bool:
        return bool(self.media_address(url))


def _checked(name: str, address: str) -> str:
    parts = split_address(address.strip())
    if parts is None or parts.query or parts.fragment or "?" in address or "#" in address:
        raise NeedsUser("bad_host", name=name)
    host = parts.hostname or ""
    if parts.scheme == "http" and not is_loopback(host):
        raise NeedsUser("bad_host", name=name)
    shown = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port is not None else ""
    # Put together anew, so that httpx can't read another host out of the same text.
    return f"{parts.scheme}://{shown}{port}{parts.path.rstrip('/')}"
