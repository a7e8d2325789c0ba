"""The wizard as a conversation: events in, states and effects out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import setup
from app.domain.connections import ChatRight, Permission, ZaloApp
from app.domain.ids import AppId, OaId
from app.domain.messages import OaProfile
from app.domain.setup import Effect, Event, SetupFailure, SetupState, SetupStep
from app.domain.wizard import advance, check_app, failure_of

APP = ZaloApp(AppId("1234567890"), "https://shop.example/zalo")
OA = OaId("3000000000000000001")
PROFILE = OaProfile(OA, "Tiệm Thử")
DEADLINE = 600_000


def play(*events: Event, state: SetupState | None = None) -> tuple[SetupState, list[Effect]]:
    now, done = state or SetupState(), []
    for event in events:
        now, effects = advance(now, event)
        done.extend(effects)
    return now, done


BEGUN = setup.Begun(APP)
PREPARED = setup.LoginPrepared("https://oauth.example", "S", DEADLINE)
RETURNED = setup.Returned("C", OA, "S", 0, 1_000)
TO_CONFIRM = (
    BEGUN,
    PREPARED,
    RETURNED,
    setup.PairKept(),
    setup.ProfileRead(PROFILE, ChatRight.NONE),
    setup.ConnectionSaved(),
    setup.Probed(()),
)


def test_the_whole_way() -> None:
    state, effects = play(*TO_CONFIRM, setup.Confirmed(), setup.RightSaved(ChatRight.ONLY_ME))
    assert state.step is SetupStep.DONE
    assert effects == [
        setup.PrepareLogin(APP),
        setup.Exchange("C", OA),
        setup.ReadProfile(),
        setup.Connect(PROFILE),
        setup.Probe(OA),
    ]


def test_without_an_app_it_asks_for_one_first() -> None:
    state, effects = play(setup.Begun(None))
    assert (state.step, effects) == (SetupStep.APP, [])
    state, effects = play(setup.AppEntered(APP), state=state)
    assert (state.step, state.redirect_uri, effects) == (
        SetupStep.SIGN_IN,
        APP.redirect_uri,
        [setup.PrepareLogin(APP)],
    )


def test_a_second_callback_means_nothing() -> None:
    state, effects = play(BEGUN, PREPARED, RETURNED, RETURNED, replace(RETURNED, code="other"))
    assert effects.count(setup.Exchange("C", OA)) == 1
    assert state.step is SetupStep.WORKING


def test_a_callback_before_the_login_is_prepared_means_nothing() -> None:
    state, _ = play(BEGUN, replace(RETURNED, login=""))
    assert state.step is SetupStep.SIGN_IN


@pytest.mark.parametrize(
    ("returned", "code"),
    [
        (replace(RETURNED, login="other"), "wrong_state"),
        (replace(RETURNED, at=DEADLINE + 1), "timed_out"),
        (replace(RETURNED, code=""), "denied"),
        (replace(RETURNED, code="", zalo_code=-14003), "wrong_callback"),
        (replace(RETURNED, code="", zalo_code=-1), "unknown"),
    ],
)
def test_callbacks_that_end_the_login(returned: setup.Returned, code: str) -> None:
    state, effects = play(BEGUN, PREPARED, returned)
    assert state.failure is not None
    assert (state.step, state.failure.code) == (SetupStep.FAILED, code)
    assert effects == [setup.PrepareLogin(APP)]
    assert state.login == ""


def test_another_oa_on_reconnect_is_refused_before_the_exchange() -> None:
    begun = setup.Begun(APP, OA, "Tiệm Thử")
    state, effects = play(begun, PREPARED, replace(RETURNED, oa_id=OaId("2")))
    assert state.failure == SetupFailure("wrong_oa", (("expected", "Tiệm Thử"),))
    assert effects == [setup.PrepareLogin(APP)]


def test_another_oa_than_named_is_thrown_away() -> None:
    other = OaProfile(OaId("2"), "Tiệm Khác")
    state, effects = play(BEGUN, PREPARED, RETURNED, setup.PairKept(), setup.ProfileRead(other, ChatRight.NONE))
    assert state.failure is not None
    assert state.failure.code == "wrong_oa"
    assert effects[-1] == setup.Discard()
    assert not state.kept


def test_a_reconnected_oa_with_a_right_is_done_at_once() -> None:
    state, _ = play(
        setup.Begun(APP, OA, "Tiệm Thử"),
        PREPARED,
        RETURNED,
        setup.PairKept(),
        setup.ProfileRead(PROFILE, ChatRight.ONLY_ME),
        setup.ConnectionSaved(),
        setup.Probed((Permission.SEND,)),
    )
    assert (state.step, state.missing) == (SetupStep.DONE, (Permission.SEND,))


def test_an_oa_found_to_be_connected_already_keeps_its_right() -> None:
    state, _ = play(
        *TO_CONFIRM[:4],
        setup.ProfileRead(PROFILE, ChatRight.ONLY_ME),
        setup.ConnectionSaved(),
        setup.Probed(()),
        setup.Confirmed(),
    )
    assert (state.step, state.right) == (SetupStep.DONE, ChatRight.ONLY_ME)


def test_trying_again_goes_on_where_it_failed() -> None:
    failed = setup.WorkFailed(SetupFailure("offline"))
    state, effects = play(BEGUN, PREPARED, RETURNED, failed, setup.Restarted())
    assert (state.step, effects[-1]) == (SetupStep.SIGN_IN, setup.PrepareLogin(APP))
    state, effects = play(BEGUN, PREPARED, RETURNED, setup.PairKept(), failed, setup.Restarted())
    assert (state.step, effects[-1]) == (SetupStep.WORKING, setup.ReadProfile())
    state, effects = play(*TO_CONFIRM[:-1], failed, setup.Restarted())
    assert (state.step, effects[-1]) == (SetupStep.WORKING, setup.Probe(OA))


@pytest.mark.parametrize("code", ["oa_unverified", "package_too_low", "wrong_place", "server", "offline"])
def test_what_can_be_put_right_keeps_the_pair_and_goes_on_with_it(code: str) -> None:
    failed = setup.WorkFailed(SetupFailure(code))
    state, _ = play(BEGUN, PREPARED, RETURNED, setup.PairKept(), failed)
    assert (state.step, state.failure, state.kept) == (SetupStep.FAILED, SetupFailure(code), True)
    state, effects = advance(state, setup.Restarted())
    assert (state.step, effects) == (SetupStep.WORKING, (setup.ReadProfile(),))


@pytest.mark.parametrize("code", ["permission_missing", "tokens_invalid", "code_expired"])
@pytest.mark.parametrize("done", [(), (setup.ProfileRead(PROFILE, ChatRight.NONE), setup.ConnectionSaved())])
def test_a_pair_that_is_no_use_is_given_up_for_a_new_login(code: str, done: tuple[Event, ...]) -> None:
    """Trying again with it would show the same page for ever: permissions are granted to the next pair alone."""
    failed = setup.WorkFailed(SetupFailure(code))
    state, _ = play(BEGUN, PREPARED, RETURNED, setup.PairKept(), *done, failed)
    assert (state.step, state.failure) == (SetupStep.FAILED, SetupFailure(code))
    state, effects = advance(state, setup.Restarted())
    assert (state.step, state.kept, effects[-1]) == (SetupStep.SIGN_IN, False, setup.PrepareLogin(APP))


def test_granting_again_or_another_oa_is_a_new_login() -> None:
    """From *Đúng OA này?* and from the last page too, and nothing of the login before is left."""
    done = (*TO_CONFIRM, setup.Confirmed(), setup.RightSaved(ChatRight.ONLY_ME))
    for way in (TO_CONFIRM, done):
        before, _ = play(*way)
        state, effects = advance(before, setup.Restarted())
        assert (state.step, effects) == (SetupStep.SIGN_IN, (setup.PrepareLogin(APP),))
        assert (state.profile, state.connected, state.login, state.app) == (None, False, "", APP)


def test_on_the_way_there_is_no_starting_again() -> None:
    for count in range(3, len(TO_CONFIRM)):
        before, _ = play(*TO_CONFIRM[:count])
        assert advance(before, setup.Restarted()) == (before, ())


def test_going_back() -> None:
    state, _ = play(BEGUN, PREPARED, setup.WentBack())
    assert state.step is SetupStep.APP
    state, _ = play(*TO_CONFIRM, setup.Confirmed(), setup.WentBack())
    assert state.step is SetupStep.CONFIRM
    wrong = setup.WorkFailed(SetupFailure("wrong_secret"))
    state, _ = play(BEGUN, PREPARED, RETURNED, wrong, setup.WentBack())
    assert state.step is SetupStep.APP
    state, _ = play(BEGUN, PREPARED, setup.WindowClosed(), setup.WentBack())
    assert state.step is SetupStep.SIGN_IN


def test_a_kept_pair_is_thrown_away_when_the_login_begins_anew() -> None:
    failed = setup.WorkFailed(SetupFailure("server"))
    _, effects = play(BEGUN, PREPARED, RETURNED, setup.PairKept(), failed, setup.WentBack())
    assert effects[-2:] == [setup.Discard(), setup.PrepareLogin(APP)]


def test_only_the_pending_login_runs_out() -> None:
    state, _ = play(BEGUN, PREPARED, setup.TimedOut("old"))
    assert state.step is SetupStep.SIGN_IN
    state, _ = play(BEGUN, PREPARED, setup.TimedOut("S"))
    assert state.failure == SetupFailure("timed_out")


def test_a_remark_leaves_the_login_pending() -> None:
    state, _ = play(BEGUN, PREPARED, setup.FieldRefused(SetupFailure("bad_address")), RETURNED)
    assert (state.step, state.failure) == (SetupStep.WORKING, None)


def test_what_cannot_be_loaded_is_named() -> None:
    for code, shown in (("offline", "offline"), ("certificate", "certificate"), ("odd", "server")):
        state, _ = play(BEGUN, PREPARED, setup.LoadFailed(code))
        assert state.failure == SetupFailure(shown)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (("1234567890", "s" * 20, "https://shop.example/zalo"), ""),
        (("1234567890", "s" * 20, "http://127.0.0.1:8000/cb"), ""),
        (("12", "s" * 20, "https://shop.example"), "wrong_app_id"),
        (("１２３４５６", "s" * 20, "https://shop.example"), "wrong_app_id"),
        (("1234567890", "has space in it", "https://shop.example"), "wrong_secret"),
        (("1234567890", "s" * 65, "https://shop.example"), "wrong_secret"),
        (("1234567890", "s" * 20, "ftp://shop.example"), "wrong_callback"),
        (("1234567890", "s" * 20, "https://"), "wrong_callback"),
        (("1234567890", "s" * 20, "http://[::1"), "wrong_callback"),
        (("1234567890", "s" * 20, "https://shop.example/a b"), "wrong_callback"),
    ],
)
def test_the_apps_fields_are_checked_by_shape(fields: tuple[str, str, str], code: str) -> None:
    failure = check_app(*fields)
    assert (failure.code if failure else "") == code


def test_a_refusal_without_a_reason_is_a_refusal() -> None:
    assert failure_of(0) == SetupFailure("denied")
    assert failure_of(-14029) == SetupFailure("app_inactive", (("zalo_code", "-14029"),))


EVENTS: list[Event] = [
    BEGUN,
    setup.Begun(None),
    setup.AppEntered(APP),
    PREPARED,
    RETURNED,
    replace(RETURNED, login="other"),
    setup.ErrorPageShown(-14002),
    setup.TokensPasted(),
    setup.TimedOut("S"),
    setup.WindowClosed(),
    setup.LoadFailed("offline"),
    setup.PairKept(),
    setup.ProfileRead(PROFILE, ChatRight.NONE),
    setup.ProfileRead(OaProfile(OaId("2"), "B"), ChatRight.NONE),
    setup.ConnectionSaved(),
    setup.Probed(()),
    setup.WorkFailed(SetupFailure("server")),
    setup.Confirmed(),
    setup.RightSaved(ChatRight.ONLY_ME),
    setup.WentBack(),
    setup.Restarted(),
    setup.FieldRefused(SetupFailure("bad_address")),
]


@given(st.lists(st.sampled_from(EVENTS), max_size=25))
def test_whatever_happens_each_login_is_exchanged_once_and_never_after_a_wrong_state(events: list[Event]) -> None:
    state = SetupState()
    open_logins = 0
    for event in events:
        if isinstance(event, setup.ConnectionSaved) and state.profile is None:
            continue
        before = state
        state, effects = advance(state, event)
        open_logins += sum(isinstance(effect, setup.PrepareLogin) for effect in effects)
        exchanges = sum(isinstance(effect, setup.Exchange) for effect in effects)
        if exchanges:
            assert before.login == "S"
            assert isinstance(event, setup.Returned)
            assert event.login == "S"
            assert state.login == ""
        if state.step is SetupStep.FAILED:
            assert state.failure is not None
            assert state.login == ""
