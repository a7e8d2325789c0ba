"""The wizard's words: failures that the screen knows, and secrets that no log shows."""

from app.domain import setup
from app.domain.ids import OaId
from app.domain.setup import APP_FAILURES, FAILURES, ZALO_FAILURES, SetupState


def test_every_zalo_code_has_a_failure_that_the_screen_knows() -> None:
    assert set(ZALO_FAILURES.values()) <= FAILURES
    assert APP_FAILURES <= FAILURES


def test_codes_and_states_stay_out_of_reprs() -> None:
    shown = repr(
        [
            SetupState(login="secret-1"),
            setup.Returned("secret-2", OaId("1"), "secret-3", 0, 0),
            setup.Exchange("secret-4", None),
            setup.LoginPrepared("https://x", "secret-5", 0),
            setup.TimedOut("secret-6"),
        ]
    )
    assert "secret" not in shown
