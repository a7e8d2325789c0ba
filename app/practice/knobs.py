"""Everything about the practice OA that can be turned, with what Zalo is believed to do as the default."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

from app.practice.clock import DAY, HOUR
from app.practice.faults import Fault

Deny = Literal["nothing", "error_code", "bare"]
ForeignScope = Literal["recent", "reading", "all"]
QuotaStyle = Literal["2025", "2026", "2026-03"]
LinkShape = Literal["strings", "objects", "text"]
PlaceShape = Literal["json", "object", "lat,long", "long,lat"]
FileShape = Literal["named", "bare"]


@dataclass(slots=True)
class Knobs:
    """Mutable, and read at each request: turn one while the server runs. Section numbers are those of the API page."""

    # Permission page (2.2)
    deny: Deny = "error_code"
    """*Từ chối*: no callback at all, a callback with `error_code`, or a callback with nothing in it."""
    omit_state: bool = False
    permission_error: int = 0
    """Not 0: the permission page goes to the error page with this code."""

    # Token endpoint (2.3)
    expires_in_number: bool = False
    refresh_expiry_shown: bool = False
    error_number_missing: bool = False
    """Error bodies have `error_name` but no `error`."""
    token_error: int = 0
    """Not 0: the next `token_error_times` token calls fail with this code (-14001 and the like)."""
    token_error_times: int = 0
    lose_token_answers: int = 0
    """So many next token answers are lost after the new pair has been made."""
    token_delay: float = 0.0
    """Seconds before each token answer."""
    access_life: int = 25 * HOUR
    refresh_life: int = 90 * DAY
    code_life: int = 600_000
    second_login_kills_first: bool = True

    # Every call of the API (3, 10)
    app_active: bool = True
    app_registered: bool = True
    app_removed: bool = False
    oa_disabled: bool = False
    unverified: bool = False
    package_too_low: bool = False
    profile_always_works: bool = True
    """`getoa` answers in spite of -221, -224 and -501."""
    foreign_ip: str = ""
    """Not empty: calls seem to come from this address outside Vietnam (-501)."""
    foreign_scope: ForeignScope = "reading"
    """What -501 closes: `listrecentchat` alone, all that reads people's data, or all but `getoa`."""
    secret_proof_required: bool = False
    rate_per_oa: int = 100
    rate_per_app: int = 4000
    rate_headers: bool = True
    error_status: int = 200
    """HTTP status of answers that carry an error."""
    error_as_text: bool = False
    """`"error": "0"` instead of `0`."""
    shuffle_keys: bool = True
    extra_keys: bool = True
    oa_id_key: Literal["oaid", "oa_id"] = "oaid"

    # History (5.2 to 5.4)
    depth: int = 0
    """`listrecentchat` reaches only so many rows back (10: no paging); 0 = all."""
    repeat_beyond_depth: bool = False
    """Beyond `depth` the first page is given again, instead of nothing."""
    conversation_depth: int = 0
    conversation_wants_number: bool = False
    """`conversation` refuses `user_id` as a string."""
    ids_as_numbers: bool = False
    names: Literal["full", "empty", "missing"] = "full"
    media_message: Literal["missing", "empty"] = "missing"
    sent_time: bool = True
    row_delay: int = 0
    """Milliseconds until a new message shows up in the history."""
    late_every: int = 0
    """Every n-th new row shows up `late_by` milliseconds after its time, when newer ones are there already."""
    late_by: int = 20_000
    time_step: int = 1
    """Times are rounded down to this many milliseconds, so that rows share one."""
    duplicate_every: int = 0
    """Every n-th new row is listed twice."""
    links: LinkShape = "strings"
    location: PlaceShape = "json"
    file_rows: FileShape = "named"
    sticker_amp: bool = True

    # Sending (6.1, 7.3)
    max_text: int = 2000
    too_long_code: Literal[-210, -201] = -210
    window: int = 7 * DAY
    free_window: int = 48 * HOUR
    free_replies: int = 8
    package_total: int = 500
    package_used: int = 0
    out_of_money: bool = False
    quota_style: QuotaStyle = "2025"
    answer_id_differs: bool = False
    """The id in the answer to a send isn't the one of the history."""
    answer_sent_time: bool = True
    forbidden_words: list[str] = field(default_factory=list)
    """A text with one of them is refused with -248."""

    # Uploads (6.3)
    upload_life: int = 7 * DAY
    uploads_per_month: int = 5000
    upload_key: Literal["documented", "swapped"] = "documented"
    """Swapped: `token` for a GIF, `attachment_id` for a file."""
    csv_allowed: bool = True

    # Media (5.4)
    media_life: int = 0
    """Milliseconds until a media link dies; 0 = never."""
    media_expired_status: int = 403
    media_delay: float = 0.0
    media_wrong_type: bool = False
    """Pictures come as `text/html`."""

    faults: list[Fault] = field(default_factory=list)

    def turn(self, values: dict[str, Any]) -> None:
        """Set several knobs by name, checked; ValueError names the bad one and then nothing has been set."""
        hints = get_type_hints(Knobs)
        checked: dict[str, Any] = {}
        for name, value in values.items():
            if name not in hints:
                raise ValueError(f"no such knob: {name}")
            checked[name] = _checked(name, hints[name], value)
        for name, value in checked.items():
            setattr(self, name, value)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def _checked(name: str, hint: Any, value: Any) -> Any:
    if name == "faults":
        return [Fault(**entry) for entry in value]
    if get_origin(hint) is Literal:
        allowed = get_args(hint)
        if value not in allowed:
            raise ValueError(f"{name}: one of {allowed}")
        return value
    if get_origin(hint) is list:
        return [str(entry) for entry in value]
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not hint:
        raise ValueError(f"{name}: {hint.__name__} expected")
    return value


KNOB_NAMES = tuple(entry.name for entry in fields(Knobs))
