"""Scenes of conversations that are shared: baskets, the field that is closed, handing over, why, what was kept."""

from PySide6.QtWidgets import QWidget

from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.listing import Basket
from app.domain.sharing.standing import Can
from app.domain.sharing.values import Method
from tests.fakes.sharing_core import AN, BINH, CUC, SharingCore, at_once
from tests.gallery.scenes import scene
from tests.gallery.stage import Stage
from ui.inbox.pane import InboxPane

PEOPLE = (
    ("1", "Trần Bảo Ngọc", "Shop ơi còn size M không?"),
    ("2", "Lê Minh", "Ship về Đà Nẵng bao lâu ạ"),
    ("3", "Phạm Thuỳ Dương", "Cho em xem ảnh thật với"),
    ("4", "Hoàng Yến", "Giá sỉ thế nào shop?"),
    ("5", "Đỗ Quang Huy", "Ok shop"),
)


def shop(stage: Stage) -> tuple[SharingCore, dict[str, ConversationId]]:
    """A counter at which three people claim; one conversation is older than the rule."""
    core = SharingCore.open(stage.folder())
    stage.closing(core.close)
    core.hire(AN, BINH, CUC)
    cids = {"old": core.writes("9", "Mẫu tháng trước còn không ạ?", "Nguyễn Thị Cúc Hương")}
    core.share(AN, BINH, CUC, method=Method.CLAIM)
    for user, name, text in PEOPLE:
        cids[user] = core.writes(user, text, name)
    at_once(core.sharing.claim(cids["1"], AN))
    at_once(core.sharing.claim(cids["2"], BINH))
    core.answers("1")
    core.writes("1", "Vậy em lấy 2 cái nhé")
    at_once(core.sharing.hand_over(cids["1"], CUC, AN, "khách hỏi giá sỉ, đã gửi bảng giá"))
    return core, cids


def pane(stage: Stage, core: SharingCore, by: StaffId, cid: ConversationId | None = None) -> InboxPane:
    made = stage.window(InboxPane(core.acting(by), stage.theme))  # type: ignore[arg-type]
    stage.wait(lambda: made.model.ready and made.sharing.baskets.counts is not None)
    stage.wait(lambda: bool(made.sharing.people.everybody()))
    if cid is not None:
        made.show_conversation(cid)
        stage.wait(lambda: made.conversation.model.conversation == cid and made.conversation.model.rowCount() > 0)
        stage.wait(lambda: made.sharing.stands is not None and made.sharing.stands.talk.id == cid)
    stage.settle()
    return made


@scene("shared waits to be claimed", "window")
def waits(stage: Stage) -> QWidget:
    core, cids = shop(stage)
    return pane(stage, core, AN, cids["4"])


@scene("shared held by somebody else", "window")
def held(stage: Stage) -> QWidget:
    core, cids = shop(stage)
    return pane(stage, core, OWNER, cids["1"])


@scene("shared the connector may answer what waits", "window")
def takes(stage: Stage) -> QWidget:
    core, cids = shop(stage)
    return pane(stage, core, OWNER, cids["5"])


@scene("shared one person's basket", "window")
def basket(stage: Stage) -> QWidget:
    core, _ = shop(stage)
    made = pane(stage, core, OWNER)
    made.sharing.baskets.pick(Basket.OF, BINH)
    stage.settle()
    return made


@scene("shared hand over an old one", "dialog")
def hand_over(stage: Stage) -> QWidget:
    core, cids = shop(stage)
    made = pane(stage, core, OWNER, cids["old"])
    made.sharing.acts.act(Can.HAND_OVER, [cids["old"]])
    stage.wait(lambda: made.sharing.acts.dialog is not None)
    assert made.sharing.acts.dialog is not None
    return made.sharing.acts.dialog


@scene("shared why it came to me", "dialog")
def why(stage: Stage) -> QWidget:
    core, cids = shop(stage)
    made = pane(stage, core, CUC, cids["1"])
    made.sharing.ask_why()
    stage.wait(lambda: made.sharing.card is not None)
    assert made.sharing.card is not None
    return made.sharing.card


@scene("shared taken over while typing", "window")
def lost(stage: Stage) -> QWidget:
    core, cids = shop(stage)
    made = pane(stage, core, CUC, cids["1"])
    made.conversation.composer.editor.setPlainText("Dạ em chốt đơn cho mình nhé")
    at_once(core.sharing.take_over(cids["1"]))
    stage.wait(made.nothing.button.isVisible)
    return made


@scene("shared what was kept", "dialog")
def kept(stage: Stage) -> QWidget:
    core, cids = shop(stage)
    at_once(core.inbox.save_draft(cids["1"], "Dạ em chốt đơn cho mình nhé", AN))
    made = pane(stage, core, AN)
    made.sharing.open_kept()
    dialog = made.sharing.kept
    assert dialog is not None
    stage.wait(lambda: bool(dialog.cards))
    return dialog
