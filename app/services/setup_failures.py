"""What the wizard says of an error: each becomes one of its failures, with what Zalo said about it."""

from app.domain.setup import FAILURES, SetupFailure
from app.errors import AppError, RateLimited, Transient

SHOWN = ("zalo_code", "ip")
OFFLINE = frozenset({"offline", "timeout", "cut"})
NAMES = {"api_not_registered": "app_inactive", "app_removed": "app_inactive"}


def failure_from(error: AppError, *, pasted: bool = False) -> SetupFailure:
    """The failure that `error` means for a connection that is being made; `pasted`: with a pasted pair."""
    params = tuple((name, str(error.params[name])) for name in SHOWN if error.params.get(name))
    return SetupFailure(_code(error, pasted), params or _unnamed(error, pasted))


def _code(error: AppError, pasted: bool) -> str:
    if isinstance(error, RateLimited):
        return "server"
    if isinstance(error, Transient):
        return "offline" if error.code in OFFLINE else error.code if error.code == "certificate" else "server"
    if error.code == "login_again":
        return "tokens_invalid" if pasted else "code_expired"
    code = NAMES.get(error.code, error.code)
    return code if code in FAILURES else "unknown"


def _unnamed(error: AppError, pasted: bool) -> tuple[tuple[str, str], ...]:
    return (("code", error.code),) if _code(error, pasted) == "unknown" else ()
