"""For every test: nothing leaves this machine."""

import ipaddress
import socket
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# How fast a machine is tells nothing about the code; a test that never ends has pytest's own limit. The same change
# gets the same answer each time it is tested; new examples are looked for with --hypothesis-profile=nightly.
settings.register_profile(
    "quaychat", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, print_blob=True
)
settings.register_profile("nightly", settings.get_profile("quaychat"), derandomize=False, max_examples=1000)
settings.register_profile("quick", settings.get_profile("quaychat"), max_examples=25)
settings.load_profile("quaychat")


class NetworkForbidden(RuntimeError):
    """A test tried to leave the machine."""


def _is_local(host: str) -> bool:
    if host in ("localhost", "", "0.0.0.0", "::"):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loopback and Unix sockets work; every other address and every name look-up fails at once."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def check(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_local(str(address[0])):
            raise NetworkForbidden(f"a test connects to {address!r}")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        check(self, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        check(self, address)
        return connect_ex(self, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _is_local(name):
            raise NetworkForbidden(f"a test looks up {name!r}")
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
