"""The log: useful, bounded, and silent about secrets and about what people write."""

import faulthandler
import logging
import logging.handlers
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import OWNER, ConversationId, OaId, OutboxId, RemoteId, UserId
from app.domain.messages import Body, Direction, HistoryRow, Kind
from app.domain.outbox import Draft, OutboxItem, OutboxKind, OutboxState
from app.errors import Rejected
from app.log import CRASH_FILE, LOG_FILE, MAX_BYTES, described, logging_to, redact

CANARY = "CANARY con chim 🐤"
TOKEN = "k3nZ0PqyN7uVx2aB9cD4eF6gH8iJ1kL5mN0oP2qR4sT6uV8wX"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[logging.Logger]:
    with logging_to(tmp_path):
        yield logging.getLogger("app.test")


def written(folder: Path) -> str:
    return (folder / LOG_FILE).read_text(encoding="utf-8")


def _values() -> list[object]:
    cid = ConversationId(OaId("1"), UserId("2"))
    body = Body(Kind.TEXT, CANARY, url=f"https://f9.zdn.vn/{CANARY}")
    return [
        body,
        Draft(CANARY),
        HistoryRow(
            RemoteId("a1"), UserId("2"), Direction.IN, 5, body, customer_name=CANARY, raw=f'{{"x": "{CANARY}"}}'
        ),
        OutboxItem(OutboxId(1), cid, OWNER, OutboxKind.TEXT, CANARY, 1, 1, OutboxState.QUEUED),
        {"message": {"text": CANARY}, "from_display_name": CANARY},
        Rejected("unknown_code", zalo_code=-248, zalo_text=CANARY),
    ]


@pytest.mark.parametrize("value", _values(), ids=lambda value: type(value).__name__)
def test_what_people_write_is_not_logged_even_by_a_careless_line(
    value: object, log: logging.Logger, tmp_path: Path
) -> None:
    log.info("read %r", value)
    log.info("read %s", value)
    assert "read" in written(tmp_path)
    assert "CANARY" not in written(tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        f"access_token: {TOKEN}",
        f"headers={{'access_token': '{TOKEN}', 'secret_key': 'CANARY'}}",
        '{"access_token": "AT-CANARY", "refresh_token": "RT-CANARY", "expires_in": "90000"}',
        "GET https://oauth.zaloapp.com/v4/oa/permission?app_id=1&state=CANARY",
        "landed on https://shop.example/cb?code=CANARY&oa_id=3 now",
        "https://shop.example/cb#code=CANARY",
        "code=CANARY&oa_id=3",
        "passphrase='CANARY \\' CANARY'",
        "recovery_code: CANARY-CANA-RYCA",
        f"the proof was {'0a1b' * 16} there",
        f"Bearer {TOKEN}",
    ],
)
def test_secrets_codes_and_addresses_are_taken_out(line: str, log: logging.Logger, tmp_path: Path) -> None:
    log.warning(line)
    assert "CANARY" not in written(tmp_path)
    assert TOKEN not in written(tmp_path)
    assert "0a1b0a1b" not in written(tmp_path)


def test_a_traceback_is_redacted_too(log: logging.Logger, tmp_path: Path) -> None:
    leak = "text='CANARY' at https://x.example/?code=CANARY"
    try:
        raise ValueError(leak)
    except ValueError:
        log.exception("failed")
    assert "ValueError" in written(tmp_path)
    assert "test_log.py" in written(tmp_path)
    assert "CANARY" not in written(tmp_path)


WORDS = "CANARY chị ơi 0903777888"


def _raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except BaseException as caught:
        return caught


def test_a_foreign_errors_words_are_not_told_nor_those_of_its_causes() -> None:
    inside = [FileNotFoundError(2, "No such file", f"/home/lan/{WORDS}.jpg"), Rejected("too_large", limit=5)]
    cause = _raised(ValueError(f"invalid literal: {WORDS}\n{WORDS}"), _raised(KeyError(WORDS)))
    told = described(_raised(ExceptionGroup(WORDS, inside), cause))
    assert not re.search("CANARY|0903777888", told)
    assert told.index("KeyError: […]") < told.index("ValueError: […]") < told.index("ExceptionGroup")
    assert "    FileNotFoundError: [Errno 2] No such file\n" in told
    assert told.endswith("    app.errors.Rejected: too_large(limit=5)")


def test_what_speaks_of_code_is_told_and_what_was_hidden_on_purpose_is_not() -> None:
    hiding = TypeError("unhashable type: 'list'")
    hiding.__context__, hiding.__suppress_context__ = KeyError("x"), True
    assert described(hiding) == "TypeError: unhashable type: 'list'"
    hiding.__suppress_context__ = False
    assert described(hiding).startswith("KeyError")


def test_errors_that_cause_each_other_are_told_once() -> None:
    first, second = ValueError("a"), RuntimeError("b")
    first.__cause__, second.__cause__ = second, first
    assert described(first).count("ValueError") == 1


@pytest.mark.parametrize(
    "line",
    [
        "poll 3000000000000000001: wrong_place(ip='203.0.113.7'), attempt 2",
        "refused with zalo_code=-216 error_code=-14003 after 1.5 s",
        "message aaaaaaaaaaaaaaaaaaa1 of 1000000000000000011 stored",
        'File "/home/lan/.local/share/quaychat/app/services/sender.py", line 120, in _send_the_head_of_each',
    ],
)
def test_what_helps_to_find_a_fault_stays(line: str) -> None:
    assert redact(line) == line


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_a_text_in_a_value_never_gets_through(text: str) -> None:
    marked = f"CANARY{text}"
    assert "CANARY" not in redact(f"sending {Draft(marked)!r}")


def test_libraries_that_tell_addresses_are_quiet(log: logging.Logger, tmp_path: Path) -> None:
    log.info("started")
    logging.getLogger("httpx").info("HTTP Request: GET https://x.example/CANARY")
    logging.getLogger("httpcore.http11").debug("send_request_headers CANARY")
    assert "CANARY" not in written(tmp_path)


def test_the_log_ends_with_its_profile_and_leaves_no_handler(tmp_path: Path) -> None:
    before = (list(logging.getLogger().handlers), logging.getLogger().level)
    with logging_to(tmp_path / "logs"):
        pass
    assert (list(logging.getLogger().handlers), logging.getLogger().level) == before


def test_the_log_is_bounded(log: logging.Logger, tmp_path: Path) -> None:
    for _ in range(1_100):
        log.info("x " * 1_500)
    sizes = [file.stat().st_size for file in tmp_path.glob(f"{LOG_FILE}*")]
    assert len(sizes) > 1
    assert max(sizes) <= MAX_BYTES + 4_000


def test_a_crash_of_the_interpreter_has_its_own_file(tmp_path: Path) -> None:
    enabled = faulthandler.is_enabled()
    faulthandler.disable()
    try:
        with logging_to(tmp_path):
            assert faulthandler.is_enabled()
        assert not faulthandler.is_enabled()
        assert (tmp_path / CRASH_FILE).exists()
    finally:
        if enabled:
            faulthandler.enable()
