"""The connection wizard as a state machine: a state and an event make the next state and what is to be done."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from app.domain import setup
from app.domain.connections import ChatRight
from app.domain.ids import OaId
from app.domain.setup import (
    APP_FAILURES,
    FAILURES,
    NEW_LOGIN,
    ZALO_FAILURES,
    Effect,
    Event,
    SetupFailure,
    SetupState,
    SetupStep,
)

Moved = tuple[SetupState, tuple[Effect, ...]]


def advance(state: SetupState, event: Event) -> Moved:
    """What an event makes of a state. An event that has no meaning on this step changes nothing."""
    steps, handle = _TABLE[type(event)]
    if steps and state.step not in steps:
        return state, ()
    moved, effects = handle(state, event)
    back = moved.step in (SetupStep.SIGN_IN, SetupStep.CHAT_RIGHT, SetupStep.FAILED)
    return replace(moved, can_go_back=back), effects


def check_app(app_id: str, secret: str, redirect_uri: str) -> SetupFailure | None:
    """What is plainly wrong with the first page's fields, before anything is sent."""
    if not re.fullmatch(r"[0-9]{5,20}", app_id):
        return SetupFailure("wrong_app_id")
    if not re.fullmatch(r"[!-~]{8,64}", secret):
        return SetupFailure("wrong_secret")
    try:
        address = urlsplit(redirect_uri)
        host = address.hostname or ""
    except ValueError:
        return SetupFailure("wrong_callback")
    loopback = address.scheme == "http" and host in ("127.0.0.1", "localhost", "::1")
    if not host or not (address.scheme == "https" or loopback) or not re.fullmatch(r"[!-~]+", redirect_uri):
        return SetupFailure("wrong_callback")
    return None


def failure_of(zalo_code: int) -> SetupFailure:
    """The failure that one of Zalo's sign-in codes means; 0 is a refusal without a reason."""
    code = "denied" if zalo_code == 0 else ZALO_FAILURES.get(zalo_code, "unknown")
    return SetupFailure(code, (("zalo_code", str(zalo_code)),) if zalo_code else ())


def _begun(state: SetupState, event: setup.Begun) -> Moved:
    fresh = SetupState(app=event.app, reconnecting=event.reconnecting, expected_name=event.expected_name)
    return _begin_login(fresh)


def _app_entered(state: SetupState, event: setup.AppEntered) -> Moved:
    return _begin_login(replace(state, app=event.app))


def _field_refused(state: SetupState, event: setup.FieldRefused) -> Moved:
    return replace(state, failure=event.failure), ()


def _login_prepared(state: SetupState, event: setup.LoginPrepared) -> Moved:
    return replace(state, permission_url=event.url, login=event.login, deadline=event.deadline), ()


def _returned(state: SetupState, event: setup.Returned) -> Moved:
    if not state.login:
        return state, ()
    if event.at > state.deadline:
        return _failed(state, SetupFailure("timed_out")), ()
    if event.login and event.login != state.login:
        return _failed(state, SetupFailure("wrong_state")), ()
    if not event.code:
        return _failed(state, failure_of(event.zalo_code)), ()
    if state.reconnecting and event.oa_id and event.oa_id != state.reconnecting:
        return _failed(state, _wrong_oa(state, state.reconnecting)), ()
    return _at_work(state, event.oa_id or state.reconnecting), (setup.Exchange(event.code, event.oa_id),)


def _error_page(state: SetupState, event: setup.ErrorPageShown) -> Moved:
    return _failed(state, failure_of(event.zalo_code)), ()


def _tokens_pasted(state: SetupState, event: setup.TokensPasted) -> Moved:
    return _at_work(state, state.reconnecting), (setup.KeepPasted(),)


def _timed_out(state: SetupState, event: setup.TimedOut) -> Moved:
    if event.login != state.login:
        return state, ()
    return _failed(state, SetupFailure("timed_out")), ()


def _window_closed(state: SetupState, event: setup.WindowClosed) -> Moved:
    return _failed(state, SetupFailure("window_closed")), ()


def _load_failed(state: SetupState, event: setup.LoadFailed) -> Moved:
    return _failed(state, SetupFailure(event.code if event.code in FAILURES else "server")), ()


def _pair_kept(state: SetupState, event: setup.PairKept) -> Moved:
    return replace(state, kept=True), (setup.ReadProfile(),)


def _profile_read(state: SetupState, event: setup.ProfileRead) -> Moved:
    if state.expected and event.profile.oa_id != state.expected:
        return _failed(state, _wrong_oa(state, state.expected)), (setup.Discard(),)
    return replace(state, profile=event.profile, right=event.right), (setup.Connect(event.profile),)


def _connection_saved(state: SetupState, event: setup.ConnectionSaved) -> Moved:
    assert state.profile is not None
    return replace(state, kept=False, connected=True), (setup.Probe(state.profile.oa_id),)


def _probed(state: SetupState, event: setup.Probed) -> Moved:
    again = state.reconnecting is not None and state.right is not ChatRight.NONE
    return replace(state, step=SetupStep.DONE if again else SetupStep.CONFIRM, missing=event.missing, failure=None), ()


def _work_failed(state: SetupState, event: setup.WorkFailed) -> Moved:
    return _failed(state, event.failure, kept=state.kept), ()


def _confirmed(state: SetupState, event: setup.Confirmed) -> Moved:
    chosen = state.right is not ChatRight.NONE
    return replace(state, step=SetupStep.DONE if chosen else SetupStep.CHAT_RIGHT), ()


def _right_saved(state: SetupState, event: setup.RightSaved) -> Moved:
    return replace(state, step=SetupStep.DONE, right=event.right, failure=None), ()


def _went_back(state: SetupState, event: setup.WentBack) -> Moved:
    if state.step is SetupStep.SIGN_IN:
        return replace(state, step=SetupStep.APP, failure=None, login="", deadline=0), ()
    if state.step is SetupStep.CHAT_RIGHT:
        return replace(state, step=SetupStep.CONFIRM, failure=None), ()
    if state.failure and state.failure.code in APP_FAILURES:
        return replace(state, step=SetupStep.APP, failure=None, kept=False), _discard(state)
    return _begin_login(state)


def _restarted(state: SetupState, event: setup.Restarted) -> Moved:
    if state.step in (SetupStep.CONFIRM, SetupStep.DONE):  # grant again, or another OA
        return _begin_login(state)
    if state.failure is not None and state.failure.code in NEW_LOGIN:
        return _begin_login(state)
    again = replace(state, step=SetupStep.WORKING, failure=None)
    if state.kept:
        return again, (setup.ReadProfile(),)
    if state.connected and state.profile:
        return again, (setup.Probe(state.profile.oa_id),)
    return _begin_login(state)


def _begin_login(state: SetupState) -> Moved:
    fresh = SetupState(app=state.app, reconnecting=state.reconnecting, expected_name=state.expected_name)
    if state.app is None:
        return fresh, _discard(state)
    fresh = replace(fresh, step=SetupStep.SIGN_IN, redirect_uri=state.app.redirect_uri)
    return fresh, (*_discard(state), setup.PrepareLogin(state.app))


def _at_work(state: SetupState, expected: OaId | None) -> SetupState:
    return replace(state, step=SetupStep.WORKING, failure=None, login="", deadline=0, expected=expected)


def _failed(state: SetupState, failure: SetupFailure, *, kept: bool = False) -> SetupState:
    return replace(state, step=SetupStep.FAILED, failure=failure, login="", deadline=0, kept=kept)


def _discard(state: SetupState) -> tuple[Effect, ...]:
    return (setup.Discard(),) if state.kept else ()


def _wrong_oa(state: SetupState, expected: OaId) -> SetupFailure:
    return SetupFailure("wrong_oa", (("expected", state.expected_name or expected),))


_ANY: tuple[SetupStep, ...] = ()
_SIGN_IN = (SetupStep.SIGN_IN,)
_WORKING = (SetupStep.WORKING,)
_TABLE: dict[type[Any], tuple[tuple[SetupStep, ...], Callable[[SetupState, Any], Moved]]] = {
    setup.Begun: (_ANY, _begun),
    setup.AppEntered: ((SetupStep.APP,), _app_entered),
    setup.FieldRefused: ((SetupStep.APP, SetupStep.SIGN_IN, SetupStep.CHAT_RIGHT), _field_refused),
    setup.LoginPrepared: (_SIGN_IN, _login_prepared),
    setup.Returned: (_SIGN_IN, _returned),
    setup.ErrorPageShown: (_SIGN_IN, _error_page),
    setup.TokensPasted: (_SIGN_IN, _tokens_pasted),
    setup.TimedOut: (_SIGN_IN, _timed_out),
    setup.WindowClosed: (_SIGN_IN, _window_closed),
    setup.LoadFailed: (_SIGN_IN, _load_failed),
    setup.PairKept: (_WORKING, _pair_kept),
    setup.ProfileRead: (_WORKING, _profile_read),
    setup.ConnectionSaved: (_WORKING, _connection_saved),
    setup.Probed: (_WORKING, _probed),
    setup.WorkFailed: (_WORKING, _work_failed),
    setup.Confirmed: ((SetupStep.CONFIRM,), _confirmed),
    setup.RightSaved: ((SetupStep.CHAT_RIGHT,), _right_saved),
    setup.WentBack: ((SetupStep.SIGN_IN, SetupStep.CHAT_RIGHT, SetupStep.FAILED), _went_back),
    setup.Restarted: ((SetupStep.SIGN_IN, SetupStep.FAILED, SetupStep.CONFIRM, SetupStep.DONE), _restarted),
}
"""For each event the steps on which it means something (none: all), and what it does there."""
