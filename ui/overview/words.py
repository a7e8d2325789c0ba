"""What the owner's view says: heads of columns, periods, and every word of the file that is made from it."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.domain.ids import StaffId
from app.domain.sharing.values import Why
from app.domain.staff import Staff
from app.services.overview import SheetWords
from ui.models.figures import Head


def share_heads() -> dict[str, Head]:
    """For the fields of `Share`, in their order; the hint says what is counted."""

    def head(text: str, hint: str) -> Head:
        return Head(text, hint, number=True)

    return {
        "dealt": head(
            QCoreApplication.translate("Overview", "By turn"),
            QCoreApplication.translate("Overview", "Given by a rule, because it was their turn"),
        ),
        "claimed": head(
            QCoreApplication.translate("Overview", "Claimed"),
            QCoreApplication.translate("Overview", "Claimed, or answered first"),
        ),
        "handed_in": head(
            QCoreApplication.translate("Overview", "Handed in"),
            QCoreApplication.translate("Overview", "Handed to them by others"),
        ),
        "taken_over": head(
            QCoreApplication.translate("Overview", "Taken over"),
            QCoreApplication.translate("Overview", "Taken over by the owner"),
        ),
        "came_back": head(
            QCoreApplication.translate("Overview", "Came back"),
            QCoreApplication.translate("Overview", "Closed ones whose customer came back to them"),
        ),
        "handed_out": head(
            QCoreApplication.translate("Overview", "Handed out"),
            QCoreApplication.translate("Overview", "Handed to others"),
        ),
        "handed_on": head(
            QCoreApplication.translate("Overview", "Not in time"),
            QCoreApplication.translate("Overview", "Handed on, since they had not answered in time"),
        ),
        "given_back": head(
            QCoreApplication.translate("Overview", "Given back"),
            QCoreApplication.translate("Overview", "Given back by themselves"),
        ),
        "taken_away": head(
            QCoreApplication.translate("Overview", "Taken away"),
            QCoreApplication.translate("Overview", "Taken over from them by the owner"),
        ),
        "lost": head(
            QCoreApplication.translate("Overview", "Left otherwise"),
            QCoreApplication.translate(
                "Overview", "By a change of the rule or of its OAs, or because they were deactivated"
            ),
        ),
        "answered": head(
            QCoreApplication.translate("Overview", "Answered"),
            QCoreApplication.translate("Overview", "Conversations with an answer of theirs"),
        ),
    }


def holding_heads() -> tuple[Head, ...]:
    return (
        Head(QCoreApplication.translate("Overview", "Person")),
        Head(
            QCoreApplication.translate("Overview", "Open"),
            QCoreApplication.translate("Overview", "Conversations that they look after"),
            number=True,
        ),
        Head(
            QCoreApplication.translate("Overview", "Unanswered"),
            QCoreApplication.translate("Overview", "Customers who wait for their answer"),
            number=True,
        ),
        Head(
            QCoreApplication.translate("Overview", "Longest wait"),
            QCoreApplication.translate("Overview", "Of a customer who waits for their answer"),
            number=True,
        ),
        Head(
            QCoreApplication.translate("Overview", "Window ending"),
            QCoreApplication.translate(
                "Overview", "Conversations that soon cost money to answer, or can't be answered any more"
            ),
            number=True,
        ),
    )


def waiting_heads() -> tuple[Head, ...]:
    return (
        Head(QCoreApplication.translate("Overview", "Rule")),
        Head(
            QCoreApplication.translate("Overview", "Waiting"),
            QCoreApplication.translate("Overview", "Conversations that nobody has yet"),
            number=True,
        ),
        Head(QCoreApplication.translate("Overview", "Longest wait"), number=True),
    )


def person_name(who: StaffId, staff: Mapping[StaffId, Staff]) -> str:
    person = staff.get(who)
    if person is not None and (person.name or person.email):
        return person.name or person.email
    return owner_name() if person is None or person.is_owner else str(who)


def owner_name() -> str:
    return QCoreApplication.translate("Overview", "Owner")


def gone_rule() -> str:
    return QCoreApplication.translate("Overview", "Deleted rule")


def sheet_words() -> SheetWords:
    heads = holding_heads()
    return SheetWords(
        shares=QCoreApplication.translate("Overview", "Who got what"),
        now=QCoreApplication.translate("Overview", "Who holds what"),
        log=QCoreApplication.translate("Overview", "Log"),
        person=heads[0].text,
        rule=QCoreApplication.translate("Overview", "Rule"),
        columns={name: head.text for name, head in share_heads().items()},
        holding=(
            heads[1].text,
            heads[2].text,
            QCoreApplication.translate("Overview", "Longest wait (minutes)"),
            heads[4].text,
        ),
        lines=(
            QCoreApplication.translate("Overview", "When"),
            QCoreApplication.translate("Overview", "Customer"),
            QCoreApplication.translate("Overview", "Rule"),
            QCoreApplication.translate("Overview", "What"),
            QCoreApplication.translate("Overview", "From"),
            QCoreApplication.translate("Overview", "To"),
            QCoreApplication.translate("Overview", "By"),
        ),
        note=QCoreApplication.translate("Overview", "Note"),
        whys={why: why_word(why) for why in Why},
        owner=owner_name(),
        nobody=QCoreApplication.translate("Overview", "Nobody yet"),
        gone=gone_rule(),
    )


def why_word(why: Why) -> str:
    """In a few words, for a column."""
    return {
        Why.TURN: QCoreApplication.translate("Overview", "dealt by turn"),
        Why.WAITED: QCoreApplication.translate("Overview", "dealt after waiting"),
        Why.OLD: QCoreApplication.translate("Overview", "old one shared"),
        Why.SHARED: QCoreApplication.translate("Overview", "shared by the owner"),
        Why.ORPHANED: QCoreApplication.translate("Overview", "its person has left"),
        Why.GIVEN_BACK: QCoreApplication.translate("Overview", "given back"),
        Why.HANDED_ON: QCoreApplication.translate("Overview", "handed on, not answered in time"),
        Why.UNCLAIMED: QCoreApplication.translate("Overview", "dealt, not claimed in time"),
        Why.RETURNED: QCoreApplication.translate("Overview", "opened again"),
        Why.CLAIMED: QCoreApplication.translate("Overview", "claimed"),
        Why.REPLIED: QCoreApplication.translate("Overview", "claimed by an answer"),
        Why.HANDED_OVER: QCoreApplication.translate("Overview", "handed over"),
        Why.TAKEN_OVER: QCoreApplication.translate("Overview", "taken over"),
        Why.ONLY_ME: QCoreApplication.translate("Overview", "OA not shared any more"),
        Why.KEPT: QCoreApplication.translate("Overview", "old one, not shared"),
        Why.MOVED: QCoreApplication.translate("Overview", "OA moved to another rule"),
        Why.POOLED: QCoreApplication.translate("Overview", "waits to be claimed"),
        Why.NOBODY: QCoreApplication.translate("Overview", "nobody could have it"),
        Why.CLOSED: QCoreApplication.translate("Overview", "closed"),
        Why.BLOCKED: QCoreApplication.translate("Overview", "customer blocked"),
        Why.UNBLOCKED: QCoreApplication.translate("Overview", "customer no longer blocked"),
        Why.UNDONE: QCoreApplication.translate("Overview", "change taken back"),
        Why.ARRIVED: QCoreApplication.translate("Overview", "customer wrote"),
    }[why]
