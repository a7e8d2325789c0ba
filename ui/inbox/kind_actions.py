"""What a press or the menu does by kind of message: play, open, copy, call, save."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.file_names import has_ending, safe_name
from app.domain.messages import Body, Kind
from app.errors import Rejected
from ui.inbox.content import shown
from ui.inbox.fetching import Fetching
from ui.inbox.hit import Act, Hit
from ui.inbox.links import MANAGER, ask_to_open
from ui.inbox.open_file import OpenedFiles, ask_about_file, may_open, open_with_system, say_no_sound
from ui.inbox.voices import VoicePlayer
from ui.models.entries import Entry

ENDINGS = {Kind.PHOTO: ".jpg", Kind.GIF: ".gif", Kind.STICKER: ".png", Kind.VOICE: ".amr", Kind.VIDEO: ".mp4"}
SAVED = frozenset({Kind.VOICE, Kind.VIDEO, Kind.FILE, Kind.GIF, Kind.STICKER})


class KindActions(QObject):
    """`save` asks where to and writes; `open_url` is the system's browser, `open_path` its programs (a test gives
    others)."""

    def __init__(
        self,
        files: Fetching,
        player: VoicePlayer,
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        save: Callable[[str, str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._files = files
        self._player = player
        self._spawn = spawn
        self._save = save
        self._window = parent
        self._opened = OpenedFiles()
        self.open_url: Callable[[str], None] = lambda _: None
        self.open_path: Callable[[Path], bool] = open_with_system
        self._said: dict[str, str] = {}
        player.silent.connect(self._on_silent)

    def press(self, entry: Entry, hit: Hit, where: QPoint, share: float) -> bool:
        """Do what a press means; False when it isn't one of these. `where` is on the screen, `share` how far along a
        track."""
        match hit.act:
            case Act.PLAY:
                self._said[hit.value] = file_name(entry)
                self._player.toggle(hit.value)
            case Act.SEEK:
                self._player.seek(hit.value, share)
            case Act.OPEN:
                self._ask(hit.value, file_name(entry))
            case Act.COPY:
                QGuiApplication.clipboard().setText(hit.value)
            case Act.PHONE:
                self._popup(self._phone_menu(QMenu(self._window), hit.value), where)
            case Act.GONE:
                ask_to_open(self._window, MANAGER, self.open_url)
            case _:
                return False
        return True

    def extend(self, menu: QMenu, entry: Entry, hit: Hit | None) -> None:
        """What the menu of a message offers besides copying words and photos."""
        if hit is not None and hit.act is Act.PHONE:
            self._phone_menu(menu, hit.value)
        if hit is not None and hit.act is Act.COPY:
            self._add(menu, self.tr("Copy number"), lambda: QGuiApplication.clipboard().setText(hit.value))
        if hit is not None and hit.act in (Act.GONE, Act.AGAIN):
            self._add(menu, self.tr("Look in OA Manager"), lambda: self.open_url(MANAGER))
        if entry.message is None and entry.item is None:
            return
        body, local = shown(entry)
        ref = local or body.url
        if body.place is not None:
            where = f"{body.place.latitude:.6f}, {body.place.longitude:.6f}"
            self._add(menu, self.tr("Copy coordinates"), lambda: QGuiApplication.clipboard().setText(where))
        if ref and body.kind in SAVED:
            name = file_name(entry)
            if body.kind is Kind.VOICE or (body.kind in (Kind.FILE, Kind.VIDEO) and may_open(name)):
                self._add(menu, self.tr("Open in another program…"), lambda: self._ask(ref, name))
            self._add(menu, self.tr("Save…"), lambda: self._save(ref, name))
        if body.kind in (Kind.UNKNOWN, Kind.CALL):
            self._add(menu, self.tr("Open OA Manager"), lambda: self.open_url(MANAGER))

    def _phone_menu(self, menu: QMenu, number: str) -> QMenu:
        self._add(
            menu, self.tr("Copy {number}").format(number=number), lambda: QGuiApplication.clipboard().setText(number)
        )
        self._add(menu, self.tr("Call {number}").format(number=number), lambda: self.open_url(f"tel:{number}"))
        return menu

    def _add(self, menu: QMenu, text: str, do: Callable[[], object]) -> QAction:
        action = menu.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda: do())
        return action

    def _popup(self, menu: QMenu, where: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    # --- files

    def _ask(self, ref: str, name: str) -> None:
        ask_about_file(
            self._window,
            name,
            can_open=may_open(name),
            on_open=lambda: self._spawn(self._open(ref, name)),
            on_save=lambda: self._save(ref, name),
        )

    def _on_silent(self, ref: str) -> None:
        name = self._said.get(ref, f"voice.{ENDINGS[Kind.VOICE]}")
        say_no_sound(
            self._window, on_open=lambda: self._spawn(self._open(ref, name)), on_save=lambda: self._save(ref, name)
        )

    async def _open(self, ref: str, name: str) -> None:
        data = await self._files.bytes_of(ref)
        try:
            path = await asyncio.to_thread(self._opened.put, name, data)
        except OSError as error:
            raise Rejected("cannot_write") from error
        if not self.open_path(path):
            raise Rejected("no_program")


def file_name(entry: Entry) -> str:
    """What a saved file is called unless the person says otherwise; never a path, never more than a line."""
    name, kind = "", Kind.FILE
    if entry.message is not None:
        body = entry.message.body
        kind = body.kind
        name = body.file_name or _last_of(body)
    elif entry.item is not None and entry.item.attachment is not None:
        name = entry.item.attachment.name
    made = safe_name(name, otherwise="zalo")
    return made if has_ending(made) or kind not in ENDINGS else safe_name(f"{made}{ENDINGS[kind]}")


def _last_of(body: Body) -> str:
    return (body.url or body.thumb).split("?")[0].split("#")[0].rsplit("/", 1)[-1]
