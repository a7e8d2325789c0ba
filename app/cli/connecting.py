"""`connect`: the wizard's own steps, spoken by lines instead of pages."""

import argparse
import json

from app.bootstrap import open_core
from app.cli import profile, vaults, views
from app.cli.terminal import Terminal, one_line
from app.domain.connections import ChatRight
from app.domain.ids import OaId
from app.domain.setup import SetupStep
from app.errors import AppError, NeedsUser
from app.paths import Paths
from app.services.setup_session import SetupSession


async def connect(options: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    """Standard input, in this order: the app's secret where the app is new, then the address one landed on, or with
    --tokens the pair."""
    key = await vaults.unlock_or_create(profile.vault_of(paths), terminal)
    async with open_core(paths, key, running=False) as core:
        wizard = core.connections.wizard(reconnect=OaId(options.reconnect) if options.reconnect else None)
        await wizard.begin()
        await _enter_app(wizard, options, terminal)
        if options.tokens:
            await wizard.paste_tokens(*_pair(terminal))
        else:
            await _sign_in(wizard, terminal)
        _check(wizard)
        if wizard.state.step is SetupStep.CONFIRM:
            await wizard.confirm()
            _check(wizard)
        if wizard.state.step is SetupStep.CHAT_RIGHT:
            await wizard.choose_right(ChatRight.ONLY_ME)
            _check(wizard)
        chosen, missing = wizard.state.profile, wizard.state.missing
        await wizard.cancel()
        connected = [one for one in await core.connections.all() if chosen and one.oa_id == chosen.oa_id]
    terminal.result(
        {"connected": views.connection(connected[0]) if connected else None},
        *(f"Connected: {one_line(one.profile.name)} ({one.oa_id})" for one in connected),
        *(f"Not granted: {permission}; connect again and tick all permissions." for permission in missing),
    )
    return 0


async def _enter_app(wizard: SetupSession, options: argparse.Namespace, terminal: Terminal) -> None:
    known = wizard.state.app
    renewed = known is not None and (
        options.app_id not in ("", known.app_id) or options.redirect_uri not in ("", known.redirect_uri)
    )
    if renewed and wizard.state.step is SetupStep.SIGN_IN:
        await wizard.back()
    if wizard.state.step is not SetupStep.APP:
        return
    app_id = options.app_id or (known.app_id if known else "") or terminal.ask("Zalo app id")
    address = options.redirect_uri or (known.redirect_uri if known else "") or terminal.ask("Callback address")
    secret = terminal.ask_secret("Secret key of the Zalo app")
    await wizard.submit_app(app_id, secret, address)
    _check(wizard)


async def _sign_in(wizard: SetupSession, terminal: Terminal) -> None:
    terminal.result(
        {"permission_url": wizard.state.permission_url},
        "Open this address as an admin of the OA, tick all permissions and choose Cho phép:",
        wizard.state.permission_url,
    )
    await wizard.paste_address(terminal.ask("The whole address that you land on"))


def _pair(terminal: Terminal) -> tuple[str, str]:
    """An access and a refresh token: JSON as Zalo writes it, or a line each."""
    if terminal.interactive:
        return terminal.ask_secret("Access token"), terminal.ask_secret("Refresh token")
    text = terminal.rest("the access token and the refresh token")
    try:
        given = json.loads(text)
    except ValueError:
        given = None
    if isinstance(given, dict):
        return str(given.get("access_token") or ""), str(given.get("refresh_token") or "")
    lines = text.split()
    if len(lines) != 2:
        raise NeedsUser("tokens_invalid")
    return lines[0], lines[1]


def _check(wizard: SetupSession) -> None:
    failure = wizard.state.failure
    if failure is not None:
        raise _error(failure.code, dict(failure.params))


def _error(code: str, params: dict[str, str]) -> AppError:
    return NeedsUser(code, **params)
