"""The words that an exported conversation is written in, in the person's language."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.messages import Kind
from app.transcript import Words
from ui import i18n


def transcript_words(now: int) -> Words:
    made = QCoreApplication.translate("Export", "Saved from Quầy Chat on {time}. This file is not encrypted.")
    return Words(
        language=i18n.language(),
        heads=(
            QCoreApplication.translate("Export", "OA"),
            QCoreApplication.translate("Export", "Customer"),
            QCoreApplication.translate("Export", "Time"),
            QCoreApplication.translate("Export", "Who"),
            QCoreApplication.translate("Export", "Kind"),
            QCoreApplication.translate("Export", "Message"),
            QCoreApplication.translate("Export", "Details"),
        ),
        kinds={
            Kind.TEXT: QCoreApplication.translate("Export", "Text"),
            Kind.PHOTO: QCoreApplication.translate("Export", "Photo"),
            Kind.GIF: QCoreApplication.translate("Export", "GIF"),
            Kind.STICKER: QCoreApplication.translate("Export", "Sticker"),
            Kind.VOICE: QCoreApplication.translate("Export", "Voice message"),
            Kind.VIDEO: QCoreApplication.translate("Export", "Video"),
            Kind.FILE: QCoreApplication.translate("Export", "File"),
            Kind.LINK: QCoreApplication.translate("Export", "Link"),
            Kind.LOCATION: QCoreApplication.translate("Export", "Place"),
            Kind.CARD: QCoreApplication.translate("Export", "Business card"),
            Kind.CALL: QCoreApplication.translate("Export", "Call"),
            Kind.HIDDEN: QCoreApplication.translate("Export", "Button"),
            Kind.UNKNOWN: QCoreApplication.translate("Export", "Another kind"),
        },
        outside=QCoreApplication.translate("Export", "Sent outside the app"),
        owner=QCoreApplication.translate("Export", "Shop"),
        made=made.format(time=i18n.date_time(now)),
        gone=QCoreApplication.translate("Export", "The picture is not on this computer."),
        index=QCoreApplication.translate("Export", "All conversations"),
    )


def file_stem(customer: str, now: int) -> str:
    """What a file is called at first: by the customer, or all, and the day."""
    name = "".join(char for char in customer if char.isalnum() or char in " -_").strip()[:40]
    return f"{name or 'QuayChat'} {datetime.fromtimestamp(now / 1000):%Y-%m-%d}"
