"""What is done to conversations that are shared: claim, give back, hand over, take over, share; and taken back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.ids import ConversationId, StaffId
from app.domain.sharing.standing import Can, Standing
from app.errors import AppError, Rejected
from ui import i18n
from ui.errors import words
from ui.inbox.pictures import Pictures
from ui.inbox.sharing.colleagues import Colleagues
from ui.inbox.sharing.hand_over import HandOverDialog
from ui.models.sources import Spawn
from ui.rules.agree import AgreeDialog
from ui.theme.theme import Theme
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from app.services.sharing import Sharing

MOST = 200
"""So many at once."""
UNDO_MS = 8_000


class SharingActs(QObject):
    """The toast and the dialogs lie over `page`."""

    claimed = Signal(object)
    """A conversation is one's own now, to be answered."""
    refused = Signal(object)
    """Of these conversations the screen shows what is no longer so."""
    undone = Signal(object)
    """This one is as it was before."""

    def __init__(
        self,
        sharing: Sharing,
        people: Colleagues,
        pictures: Pictures,
        theme: Theme,
        *,
        spawn: Spawn,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._sharing, self._people, self._pictures = sharing, people, pictures
        self._theme, self._spawn, self._page = theme, spawn, page
        self._by = people.by
        self._last: ConversationId | None = None
        self.dialog: HandOverDialog | AgreeDialog | None = None
        self.toast = Toast(page)
        self.toast.pressed.connect(self.undo)
        self.toast.ended.connect(self._forget)

    def act(self, can: Can, chosen: Sequence[ConversationId]) -> None:
        """Do it to all of these."""
        wanted = list(chosen[:MOST])
        if not wanted:
            return
        doers = {
            Can.CLAIM: self._claim,
            Can.GIVE_BACK: self._give_back,
            Can.TAKE_OVER: self._take_over,
            Can.HAND_OVER: self._ask_hand_over,
            Can.SHARE: self._ask_share,
        }
        self._spawn(doers[can](wanted))

    def undo(self) -> bool:
        """Take the last one back, as long as the toast offers it."""
        last, self._last = self._last, None
        if last is None:
            return False
        self.toast.dismiss()
        self._spawn(self._undo(last))
        return True

    async def fitting(self, chosen: Sequence[ConversationId]) -> set[Can]:
        """What can be done to every one of these."""
        stands = await self._standings(chosen)
        return set.intersection(*(set(one.can) for one in stands)) if stands else set()

    # --- each of them

    async def _claim(self, chosen: list[ConversationId]) -> None:
        done = await self._each(chosen, lambda cid: self._sharing.claim(cid, self._by))
        if len(chosen) == 1 and done:
            self.claimed.emit(done[0])
        elif done:
            self._tell(self.tr("%n conversation(s) claimed", "", len(done)), done)

    async def _give_back(self, chosen: list[ConversationId]) -> None:
        done = await self._each(chosen, lambda cid: self._sharing.give_back(cid, self._by))
        self._tell(self.tr("%n conversation(s) given back", "", len(done)), done, undo=True)

    async def _take_over(self, chosen: list[ConversationId]) -> None:
        done = await self._each(chosen, lambda cid: self._sharing.take_over(cid, self._by))
        self._tell(self.tr("%n conversation(s) taken over", "", len(done)), done, undo=True)
        if len(chosen) == 1 and done:
            self.claimed.emit(done[0])

    async def _share(self, chosen: list[ConversationId]) -> None:
        done = await self._each(chosen, lambda cid: self._sharing.share(cid, self._by, warned=True))
        self._tell(self.tr("%n conversation(s) shared", "", len(done)), done, undo=True)

    async def _hand_over(self, chosen: list[ConversationId], to: StaffId, note: str) -> None:
        done = await self._each(chosen, lambda cid: self._sharing.hand_over(cid, to, self._by, note, warned=True))
        told = self.tr("%n conversation(s) handed over to {name}", "", len(done))
        self._tell(told.format(name=self._people.named(to)), done, undo=True)

    async def _undo(self, cid: ConversationId) -> None:
        try:
            await self._sharing.undo(self._by)
        except Rejected as error:
            if error.code != "moved_on":
                raise
            self.toast.say(self.tr("It can't be taken back any more: the conversation has gone on since."))
            return
        self.undone.emit(cid)

    # --- asked first

    async def _ask_share(self, chosen: list[ConversationId]) -> None:
        stands = await self._standings(chosen)
        warned = [one for one in stands if one.warns]
        if not warned:
            await self._share(chosen)
            return
        dialog = AgreeDialog(self._theme, len(warned), type_it=False, parent=self._page)
        dialog.agree.setText(self.tr("Share"))
        dialog.agreed.connect(lambda _: self._spawn(self._share(chosen)))
        self._open(dialog)

    async def _ask_hand_over(self, chosen: list[ConversationId]) -> None:
        stands = await self._standings(chosen)
        if not stands:
            return
        able = [who for who in stands[0].receivers if all(who in one.receivers for one in stands)]
        warns = sum(one.warns for one in stands)
        dialog = HandOverDialog(
            self._theme, self._people, self._pictures, count=len(chosen), warns=warns, parent=self._page
        )
        dialog.show_people([one for who in able if (one := self._people.get(who)) is not None])
        dialog.chosen.connect(lambda to, note: self._spawn(self._hand_over(chosen, StaffId(to), note)))
        self._open(dialog)

    def _open(self, dialog: HandOverDialog | AgreeDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _: setattr(self, "dialog", None))
        dialog.open()

    # --- shared

    async def _standings(self, chosen: Sequence[ConversationId]) -> list[Standing]:
        found = [await self._sharing.standing(cid, self._by) for cid in chosen[:MOST]]
        return [one for one in found if one is not None]

    async def _each(
        self, chosen: Sequence[ConversationId], do: Callable[[ConversationId], Awaitable[None]]
    ) -> list[ConversationId]:
        """Those to which it was done; of the others the reason is told, and the list looked at again."""
        done: list[ConversationId] = []
        refusals: list[Rejected] = []
        for cid in chosen:
            try:
                await do(cid)
            except Rejected as error:
                refusals.append(error)
            except AppError:  # no store within reach, say: the screen is as it was (CL15)
                self.refused.emit(frozenset(chosen) - frozenset(done))
                raise
            else:
                done.append(cid)
        if refusals:
            self.refused.emit(frozenset(chosen) - frozenset(done))
            self._tell_refusal(refusals, len(done))
        return done

    def _tell_refusal(self, refusals: Sequence[Rejected], done: int) -> None:
        parts = [self.tr("%n done.", "", done)] if done else []
        parts.append(self.refusal_text(refusals[0]))
        if len(refusals) > 1:
            parts.append(self.tr("And %n more were refused.", "", len(refusals) - 1))
        self.toast.say(" ".join(parts))

    def refusal_text(self, error: Rejected) -> str:
        """Why, by name, and what to do next."""
        winner, at = error.params.get("detail"), error.params.get("at")
        if error.code == "already_claimed" and winner and isinstance(at, int):
            text = self.tr("{name} claimed it at {time}. It has left your list.")
            return text.format(name=self._people.name(StaffId(str(winner))), time=i18n.clock_time(at))
        told = words(error)
        return f"{told.title}. {told.sentence}" if told.sentence else told.title

    def _tell(self, text: str, done: Sequence[ConversationId], *, undo: bool = False) -> None:
        if not done:
            return
        alone = undo and len(done) == 1
        self._last = done[0] if alone else None
        self.toast.say(text, self.tr("Undo") if alone else "", UNDO_MS)

    def _forget(self) -> None:
        self._last = None
