"""A leg of the tour: a customer sends every kind of message there is, and each can be seen and pressed."""

from PySide6.QtCore import QPoint, Qt

from app.domain.messages import Kind
from app.practice.people import Customer
from tests.e2e.person import Steps
from tests.e2e.tour_ground import Ground
from tests.ui.inbox.places import spot_of
from ui.inbox.hit import Act
from ui.inbox.voices import Phase
from ui.models.entries import Entry
from ui.theme.tokens import Size

SENDER = "Anh Tuấn"
ALBUM = ("candles", "mugs", "bag", "vase")
ORDER = "danh-sach-dat-hang.pdf"
LOST = "https://thuyanh.example/nen-thom"


class KindLegs(Ground):
    def kinds(self) -> Steps:
        person, world = self.person, self.server.world
        sender = next(one for one in world.customers.values() if one.name == SENDER)
        for part, kinds in ((self._pictures_come, "kinds-pictures"), (self._things_come, "kinds-things")):
            count = part(sender)
            yield from person.until(lambda count=count: len(self._theirs()) >= count, "not every kind arrives")
            yield from self.idle()
            view = self.workspace.inbox.conversation.thread_view
            view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
            yield from self.idle()
            person.picture(kinds)
        yield from self._voice_plays()

    def _pictures_come(self, sender: Customer) -> int:
        world, before = self.server.world, len(self._theirs())
        world.customer_sends_album(sender, ALBUM)
        world.customer_sends_sticker(sender, "heart")
        world.customer_sends_gif(sender)
        return before + 3

    def _things_come(self, sender: Customer) -> int:
        world, before = self.server.world, len(self._theirs())
        world.customer_sends_voice(sender, heard=True)
        world.customer_sends_file(sender, ORDER)
        world.customer_sends_location(sender)
        world.customer_sends_card(sender)
        world.customer_sends_video(sender, "mugs", "Quay cận cảnh nè shop")
        world.customer_shares(sender, LOST, "Nến thơm sả chanh", "Đốt được 40 giờ", subject="candles")
        world.customer_sends(sender, "nosupport", {"description": ""})
        return before + 7

    def _voice_plays(self) -> Steps:
        """Or another program is offered, where this machine makes no sound."""
        person, pane = self.person, self.workspace.inbox.conversation
        voice = next(one for one in reversed(self._theirs()) if one.message and one.message.body.kind is Kind.VOICE)
        ref = voice.message.body.url if voice.message is not None else ""
        spot = spot_of(pane.thread_view, voice.id, Act.PLAY)
        yield from self.idle()
        person.click(pane.thread_view.viewport(), QPoint(spot.x() - Size.AVATAR, spot.y()))  # left of the track
        began = (Phase.PLAYING, Phase.PAUSED, Phase.REST)
        yield from person.until(
            lambda: pane.player.voice(ref).phase is Phase.PLAYING or person.dialog() is not None, "nothing plays"
        )
        person.picture("kinds-voice")
        if person.dialog() is not None:
            person.press(Qt.Key.Key_Escape)
        yield from person.until(lambda: person.dialog() is None, "the question stays")
        yield from person.until(self._awake, "the window doesn't wake up")
        assert pane.player.voice(ref).phase in began

    def _awake(self) -> bool:
        """Without a window manager nobody gives the window its keyboard back."""
        self.window.activateWindow()
        return self.window.isActiveWindow()

    def _theirs(self) -> list[Entry]:
        return [entry for entry in self.entries() if entry.message is not None and not entry.outgoing]
