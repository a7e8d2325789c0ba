"""What the card of each kind says that is neither words, picture nor sound."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.messages import Body, Kind
from app.domain.tame import tame_line
from ui import i18n
from ui.inbox.card_part import CardFace, Choice
from ui.inbox.hit import Act
from ui.inbox.marks import dialled
from ui.inbox.open_file import may_open
from ui.inbox.words import length

MAP = "https://www.google.com/maps/search/?api=1&query={latitude:.6f},{longitude:.6f}"
ICONS = {
    "pdf": "file-pdf-box",
    **dict.fromkeys(("doc", "docx", "odt", "rtf"), "file-word-outline"),
    **dict.fromkeys(("xls", "xlsx", "csv", "ods"), "file-table-outline"),
    **dict.fromkeys(("ppt", "pptx", "odp"), "file-powerpoint-outline"),
    **dict.fromkeys(("zip", "rar", "7z", "gz", "tar"), "folder-zip-outline"),
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "webp", "heic", "bmp"), "file-image-outline"),
    **dict.fromkeys(("mp4", "mov", "avi", "mkv", "3gp"), "file-video-outline"),
    **dict.fromkeys(("mp3", "m4a", "wav", "amr", "ogg"), "file-music-outline"),
}
TYPE_CHARS = 5
PLAIN = {
    Kind.TEXT: ("message-text-outline", str(QT_TRANSLATE_NOOP("Inbox", "A message without words"))),
    Kind.PHOTO: ("image-off-outline", str(QT_TRANSLATE_NOOP("Inbox", "Photo"))),
    Kind.GIF: ("image-off-outline", str(QT_TRANSLATE_NOOP("Inbox", "GIF"))),
    Kind.VOICE: ("microphone-off", str(QT_TRANSLATE_NOOP("Inbox", "Voice message"))),
    Kind.VIDEO: ("play", str(QT_TRANSLATE_NOOP("Inbox", "Video"))),
    Kind.STICKER: ("sticker-emoji", str(QT_TRANSLATE_NOOP("Inbox", "Sticker"))),
    Kind.LINK: ("link-variant", str(QT_TRANSLATE_NOOP("Inbox", "Link"))),
}


def face_of(body: Body, ref: str) -> CardFace:
    """The card of a message; `ref` is its file, if there is one."""
    if body.kind in PLAIN:
        return _plain_face(body, ref)
    if body.kind is Kind.FILE:
        return _file_face(body, ref)
    return FACES.get(body.kind, _unknown_face)(body)


def _hidden_face(_: Body) -> CardFace:
    title = QCoreApplication.translate("Inbox", "A button was pressed")
    below = QCoreApplication.translate("Inbox", "The customer doesn't see these words")
    return CardFace("gesture-tap-button", title, below, quiet=True)


def _unknown_face(body: Body) -> CardFace:
    title = QCoreApplication.translate("Inbox", "See this kind of message in Zalo")
    raw = tame_line(body.raw_type)
    below = QCoreApplication.translate("Inbox", "Kind: {type}").format(type=raw) if raw else ""
    return CardFace("message-question-outline", title, below, quiet=True)


def says(body: Body) -> bool:
    """Whether the card says the message's words already."""
    return body.kind is Kind.CARD and body.contact is None


def file_choices(ref: str, *, opens: bool = True) -> tuple[Choice, ...]:
    """What can be done with a file that is, or was, at Zalo."""
    if not ref:
        return ()
    save = Choice(QCoreApplication.translate("Inbox", "Save…"), Act.SAVE, ref)
    return (Choice(QCoreApplication.translate("Inbox", "Open"), Act.OPEN, ref), save) if opens else (save,)


def _plain_face(body: Body, ref: str) -> CardFace:
    """Of a kind that has its own part, when what that needs is missing."""
    icon, title = PLAIN[body.kind]
    on_zalo = QCoreApplication.translate("Inbox", "Open it in Zalo")
    below = length(body.seconds) if body.seconds else "" if ref else on_zalo
    return CardFace(icon, QCoreApplication.translate("Inbox", title), below, file_choices(ref), quiet=not ref)


def _file_face(body: Body, ref: str) -> CardFace:
    name = tame_line(body.file_name) or QCoreApplication.translate("Inbox", "File")
    ending = name.rsplit(".", 1)[-1].upper() if "." in name else ""
    told = [ending if ending.isalnum() and len(ending) <= TYPE_CHARS else ""]
    told.append(i18n.size(body.file_size) if body.file_size else "")
    if not ref:
        told.append(QCoreApplication.translate("Inbox", "Open it in Zalo"))
    below = " · ".join(part for part in told if part)
    return CardFace(file_icon(name), name, below, file_choices(ref, opens=may_open(name)), quiet=not ref)


def _place_face(body: Body) -> CardFace:
    title = QCoreApplication.translate("Inbox", "Location")
    place = body.place
    if place is None:
        return CardFace("map-marker", title, QCoreApplication.translate("Inbox", "Open it in Zalo"), quiet=True)
    where = f"{place.latitude:.5f}, {place.longitude:.5f}"
    address = MAP.format(latitude=place.latitude, longitude=place.longitude)
    open_map = Choice(QCoreApplication.translate("Inbox", "Open the map"), Act.LINK, address)
    return CardFace("map-marker", title, where, (open_map,))


def _contact_face(body: Body) -> CardFace:
    title = QCoreApplication.translate("Inbox", "Business card")
    icon = "card-account-details-outline"
    if body.contact is None:
        on_zalo = QCoreApplication.translate("Inbox", "Open it in Zalo")
        return CardFace(
            icon, tame_line(body.text) or title, title if body.text else on_zalo, (), body.thumb, quiet=True
        )
    name, phone = tame_line(body.contact.name), tame_line(body.contact.phone)
    number = dialled(phone)
    copy = Choice(QCoreApplication.translate("Inbox", "Copy the number"), Act.COPY, number or phone)
    shown = i18n.phone(number) if number else phone
    return CardFace(icon, name or title, shown or title, (copy,) if phone else (), body.thumb)


def _call_face(body: Body) -> CardFace:
    title = QCoreApplication.translate("Inbox", "Call")
    if body.raw_type.lower() == "video_call":
        title = QCoreApplication.translate("Inbox", "Video call")
    below = length(body.seconds) if body.seconds else QCoreApplication.translate("Inbox", "See it in Zalo")
    return CardFace("phone", title, below, quiet=True)


FACES = {
    Kind.LOCATION: _place_face,
    Kind.CARD: _contact_face,
    Kind.CALL: _call_face,
    Kind.HIDDEN: _hidden_face,
}


def file_icon(name: str) -> str:
    """The icon of a file by its ending."""
    return ICONS.get(name.rsplit(".", 1)[-1].lower(), "file-outline")
