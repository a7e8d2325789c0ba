"""AppError → what a person reads and can press; unknown codes still make a usable sentence."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.errors import AppError, NeedsUser, Rejected, StorageFailure
from ui.words import TABLE, Remedy

ADDRESSES = {
    Remedy.ZALO_APPS: "https://developers.zalo.me/apps",
    Remedy.OA_MANAGER: "https://oa.zalo.me/manage",
}
"""Where the remedies that open the system's browser lead."""
NAMED = frozenset({"source_taken", "name_taken", "email_taken", "bad_email"})
"""Their `detail` is something that the person typed or named."""


@dataclass(frozen=True, slots=True)
class Words:
    """An error in the person's language; `button` is empty when nothing can be pressed."""

    title: str
    sentence: str
    remedy: Remedy = Remedy.NONE
    button: str = ""


def words(error: AppError) -> Words:
    """What to show for this error; Zalo's own words and code come behind ours where it gave any."""
    known = TABLE.get(error.code)
    if known is None:
        return _unknown(error)
    sentence = QCoreApplication.translate("Errors", known.sentence)
    return Words(
        QCoreApplication.translate("Errors", known.title),
        " ".join(part for part in (sentence, _detail(error)) if part),
        known.remedy,
        button_text(known.remedy),
    )


def words_for(code: str) -> Words:
    """The same for a stored code (`OaStatus.code`, `OutboxItem.reason`, `Connection.problem`)."""
    return words(AppError(code))


def button_text(remedy: Remedy) -> str:
    """The label of the remedy's button."""
    return {
        Remedy.NONE: "",
        Remedy.RETRY: QCoreApplication.translate("Errors", "Try again"),
        Remedy.RECONNECT: QCoreApplication.translate("Errors", "Connect again"),
        Remedy.ZALO_APPS: QCoreApplication.translate("Errors", "Open the Zalo app page"),
        Remedy.OA_MANAGER: QCoreApplication.translate("Errors", "Open OA Manager"),
        Remedy.FOLDER: QCoreApplication.translate("Errors", "Show the data folder"),
        Remedy.UNREADABLE: QCoreApplication.translate("Errors", "Show…"),
        Remedy.QUIT: QCoreApplication.translate("Errors", "Quit"),
    }[remedy]


def _unknown(error: AppError) -> Words:
    title = QCoreApplication.translate("Errors", "That did not work")
    if isinstance(error, Rejected):
        sentence = QCoreApplication.translate("Errors", "It was refused ({code}).")
    elif isinstance(error, StorageFailure):
        sentence = QCoreApplication.translate("Errors", "The data can't be used ({code}). Nothing has been deleted.")
    elif isinstance(error, NeedsUser):
        sentence = QCoreApplication.translate("Errors", "Something must be put right first ({code}).")
    else:
        sentence = QCoreApplication.translate("Errors", "An error came up ({code}). Try again in a moment.")
    text = " ".join(part for part in (sentence.format(code=error.code), _detail(error)) if part)
    return Words(title, text, Remedy.RETRY, button_text(Remedy.RETRY))


def _detail(error: AppError) -> str:
    """What Zalo said itself, in brackets: people quote it when they ask for help."""
    code, text, ip = (error.params.get(name) for name in ("zalo_code", "zalo_text", "ip"))
    if ip:
        return QCoreApplication.translate("Errors", "(Your address: {ip})").format(ip=ip)
    if not code:
        named = error.params.get("detail") if error.code in NAMED else None
        return f"({named})" if named else ""
    if not text:
        return QCoreApplication.translate("Errors", "(Zalo: {code})").format(code=code)
    return QCoreApplication.translate("Errors", "(Zalo: {code} {text})").format(code=code, text=text)
