"""The first steps of a session: their button on the rail, what each one's button does, and when one is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.connections import ConnectionState
from app.domain.outbox import OutboxState
from app.errors import AppError
from app.events import ConnectionsChanged, OutboxChanged
from ui.bridge import Coalescer, spawn
from ui.shell.first_steps import Facts, FirstSteps, Step, StepsPopover
from ui.shell.navigation import Place
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.settings.autostart import Autostart
    from ui.shell.window import Window
    from ui.shell.workspace import Workspace


class StartingOut(QObject):
    """Lives as long as its workspace. `show_notification` shows one for trying."""

    def __init__(
        self,
        core: Core,
        window: Window,
        workspace: Workspace,
        theme: Theme,
        *,
        autostart: Autostart | None,
        show_notification: Callable[[], object],
    ) -> None:
        super().__init__(workspace)
        self._core, self._window, self._workspace = core, window, workspace
        self._autostart, self._show_notification = autostart, show_notification
        self._connected = False
        popover = StepsPopover(theme, workspace)
        button = workspace.navigation.steps_button
        self.steps = FirstSteps(
            popover, workspace.navigation.show_steps_left, lambda: core.settings.current, self._facts
        )
        button.clicked.connect(lambda: self.steps.open_at(button))
        popover.chosen.connect(lambda step: self._do(Step(step)))
        popover.dismissed.connect(lambda: self._change(first_steps=False))
        stop = core.settings.listen(lambda _: self.steps.refresh())
        self.destroyed.connect(lambda: stop())
        Coalescer(core.bus, self, ConnectionsChanged, lambda _: self._look())
        Coalescer(core.bus, self, OutboxChanged, self._on_outbox)
        self._look()

    def _facts(self) -> Facts:
        return Facts(
            connected=self._connected,
            starts_at_login=self._autostart is not None and self._autostart.is_on(),
            has_vault=not self._core.practice,
            can_start=self._autostart is not None,
        )

    def _look(self) -> None:
        spawn(self, self._read())

    async def _read(self) -> None:
        found = await self._core.connections.all()
        self._connected = any(one.state is ConnectionState.CONNECTED for one in found)
        self.steps.refresh()

    def _on_outbox(self, events: list[OutboxChanged]) -> None:
        if not self._core.settings.current.first_reply:
            spawn(self, self._look_for_sent(events))

    async def _look_for_sent(self, events: list[OutboxChanged]) -> None:
        for event in events:
            for item_id in event.items:
                item = await self._core.inbox.item(item_id, self._core.by)
                if item is not None and item.state is OutboxState.SENT:
                    self._change(first_reply=True)
                    return

    def _do(self, step: Step) -> None:
        self.steps.popover.hide()
        match step:
            case Step.CONNECT:
                self._workspace.open_wizard()
            case Step.CODE:
                self._change(code_kept=True)
            case Step.REPLY:
                self._workspace.show_place(Place.INBOX)
            case Step.ALERTS:
                self._show_notification()
                self._change(alerts_tried=True)
            case Step.LOGIN:
                self._start_at_login()

    def _start_at_login(self) -> None:
        if self._autostart is None:
            return
        try:
            self._autostart.set_on(True)
        except AppError as error:
            self._window.show_error(error)
        self.steps.refresh()

    def _change(self, **values: object) -> None:
        try:
            self._core.settings.change(**values)
        except AppError as error:
            self._window.show_error(error)
