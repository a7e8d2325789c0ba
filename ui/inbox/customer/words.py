"""The customer in words: what each field is called, and how an edit on its way is doing."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.customers import ON, Edit, EditState, Field, Note, local_phone
from app.domain.ids import StaffId
from app.domain.messages import Customer, Direction, Kind, Message
from app.errors import Rejected
from ui import i18n
from ui.errors import words

FIELDS = {
    Field.ALIAS: str(QT_TRANSLATE_NOOP("Customer", "The shop's name for them")),
    Field.FULL_NAME: str(QT_TRANSLATE_NOOP("Customer", "Full name")),
    Field.PHONE: str(QT_TRANSLATE_NOOP("Customer", "Phone")),
    Field.ADDRESS: str(QT_TRANSLATE_NOOP("Customer", "Address")),
    Field.BIRTHDAY: str(QT_TRANSLATE_NOOP("Customer", "Birthday")),
}
NONE_YET = {
    Field.ALIAS: str(QT_TRANSLATE_NOOP("Customer", "Give them a name that only the shop sees")),
    Field.FULL_NAME: str(QT_TRANSLATE_NOOP("Customer", "Add the name for parcels")),
    Field.PHONE: str(QT_TRANSLATE_NOOP("Customer", "Add a phone number")),
    Field.ADDRESS: str(QT_TRANSLATE_NOOP("Customer", "Add an address")),
    Field.BIRTHDAY: str(QT_TRANSLATE_NOOP("Customer", "Add the birthday")),
}
EXAMPLES = {
    Field.PHONE: str(QT_TRANSLATE_NOOP("Customer", "0903 123 456")),
    Field.BIRTHDAY: str(QT_TRANSLATE_NOOP("Customer", "day/month/year")),
}
ICONS = {
    Field.ALIAS: "badge-account-outline",
    Field.FULL_NAME: "account-outline",
    Field.PHONE: "phone-outline",
    Field.ADDRESS: "map-marker-outline",
    Field.BIRTHDAY: "cake-variant-outline",
}


EXCHANGED = {
    Kind.PHOTO: str(QT_TRANSLATE_NOOP("Customer", "Photo")),
    Kind.GIF: str(QT_TRANSLATE_NOOP("Customer", "GIF")),
    Kind.VIDEO: str(QT_TRANSLATE_NOOP("Customer", "Video")),
    Kind.FILE: str(QT_TRANSLATE_NOOP("Customer", "File")),
}


def field_name(field: Field) -> str:
    return QCoreApplication.translate("Customer", FIELDS[field])


def none_yet(field: Field) -> str:
    return QCoreApplication.translate("Customer", NONE_YET[field])


def example(field: Field) -> str:
    return QCoreApplication.translate("Customer", EXAMPLES[field]) if field in EXAMPLES else ""


def shown_value(field: Field, value: str) -> str:
    """As people read it."""
    return i18n.phone(value) if field is Field.PHONE else value


def typed_value(field: Field, value: str) -> str:
    """As people type it."""
    return local_phone(value) if field is Field.PHONE else value


def trouble(edit: Edit) -> str:
    """Why Zalo has not taken an edit: empty where nothing stands in its way."""
    if not edit.reason:
        return ""
    error = Rejected(edit.reason, zalo_code=edit.zalo_code, zalo_text=edit.zalo_text)
    told = words(error)
    if edit.reason == "bad_parameter":  # its sentence speaks of a message
        said = edit.zalo_text or str(edit.zalo_code)
        return QCoreApplication.translate("Customer", "It says: {said}").format(said=said)
    return f"{told.title}. {told.sentence}" if told.sentence else told.title


def waiting_text(edit: Edit) -> str:
    """How an edit that is on its way is doing."""
    if edit.reason:
        told = words(Rejected(edit.reason)).title
        return QCoreApplication.translate("Customer", "Not at Zalo yet: {why}. It is tried again.").format(why=told)
    return QCoreApplication.translate("Customer", "On its way to Zalo…")


def refused_text(edit: Edit) -> str:
    """What became of a refused edit."""
    why = trouble(edit)
    if edit.field is not Field.TAG:
        return QCoreApplication.translate("Customer", "Kept here, but Zalo did not take it. {why}").format(why=why)
    if edit.value == ON:
        text = QCoreApplication.translate("Customer", "“{tag}” is not at Zalo: it was not taken. {why}")
    else:
        text = QCoreApplication.translate("Customer", "“{tag}” is still at Zalo: it was not taken away. {why}")
    return text.format(tag=edit.name, why=why)


def is_refused(edit: Edit | None) -> bool:
    return edit is not None and edit.state is EditState.REFUSED


def display_name(customer: Customer) -> str:
    """The shop's own name for them, else Zalo's."""
    return customer.alias or customer.name or QCoreApplication.translate("Customer", "No name yet")


def author(note: Note, by: StaffId) -> str:
    """As the acting person calls them."""
    return QCoreApplication.translate("Customer", "You") if note.author == by else note.author_name or note.author


def note_line(note: Note, now: int, by: StaffId) -> str:
    """Who wrote it, when, and whether it was changed."""
    parts = [author(note, by), i18n.list_time(note.created_at, now)]
    if note.edited_at:
        changed = i18n.list_time(note.edited_at, now)
        parts.append(QCoreApplication.translate("Customer", "changed {time}").format(time=changed))
    return " · ".join(parts)


def exchanged_name(message: Message) -> str:
    """What a photo or file is called."""
    kind = EXCHANGED.get(message.body.kind, EXCHANGED[Kind.FILE])
    return message.body.file_name or message.body.text or QCoreApplication.translate("Customer", kind)


def exchanged_line(message: Message) -> str:
    """How large it is, whose, and when."""
    parts = [i18n.size(message.body.file_size)] if message.body.file_size else []
    ours = message.direction is Direction.OUT
    parts.append(
        QCoreApplication.translate("Customer", "from the shop")
        if ours
        else QCoreApplication.translate("Customer", "from the customer")
    )
    return " · ".join([*parts, i18n.date(message.sent_at)])


def describe_exchanged(message: Message) -> str:
    """For screen readers and tooltips."""
    return f"{exchanged_name(message)}, {exchanged_line(message)}"
