"""Baskets and what is done to shared conversations, by name; and the words of a basket that is empty."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.listing import Basket
from app.domain.sharing.standing import Can

BASKETS = {
    Basket.MINE: (
        str(QT_TRANSLATE_NOOP("Sharing", "Mine")),
        str(QT_TRANSLATE_NOOP("Sharing", "What you look after; the number is of those unanswered")),
    ),
    Basket.POOL: (
        str(QT_TRANSLATE_NOOP("Sharing", "To claim")),
        str(QT_TRANSLATE_NOOP("Sharing", "What waits until somebody claims it")),
    ),
    Basket.NOBODY: (
        str(QT_TRANSLATE_NOOP("Sharing", "Nobody could have")),
        str(QT_TRANSLATE_NOOP("Sharing", "What should be given to somebody, and nobody can have it now")),
    ),
    Basket.ALL: (
        str(QT_TRANSLATE_NOOP("Sharing", "Everything")),
        str(QT_TRANSLATE_NOOP("Sharing", "All that you may see; the number is of those unanswered")),
    ),
}
BASKET_KEYS = {
    Basket.MINE: "inbox.mine",
    Basket.POOL: "inbox.pool",
    Basket.NOBODY: "inbox.nobody",
    Basket.ALL: "inbox.everything",
}
CANS = {
    Can.CLAIM: (str(QT_TRANSLATE_NOOP("Sharing", "Claim")), "hand-back-right-outline", "inbox.claim"),
    Can.GIVE_BACK: (str(QT_TRANSLATE_NOOP("Sharing", "Give back")), "keyboard-return", "inbox.give_back"),
    Can.HAND_OVER: (str(QT_TRANSLATE_NOOP("Sharing", "Hand over…")), "account-arrow-right-outline", "inbox.hand_over"),
    Can.TAKE_OVER: (str(QT_TRANSLATE_NOOP("Sharing", "Take over")), "account-arrow-left-outline", "inbox.take_over"),
    Can.SHARE: (str(QT_TRANSLATE_NOOP("Sharing", "Share this conversation…")), "share-variant-outline", ""),
}
"""Name, icon and key."""
EMPTY = {
    Basket.MINE: (
        str(QT_TRANSLATE_NOOP("Sharing", "Nothing of yours here")),
        str(QT_TRANSLATE_NOOP("Sharing", "Conversations that are given to you, or that you claim, appear here.")),
    ),
    Basket.POOL: (
        str(QT_TRANSLATE_NOOP("Sharing", "Nothing waits to be claimed")),
        str(QT_TRANSLATE_NOOP("Sharing", "New conversations appear here until somebody claims them.")),
    ),
    Basket.NOBODY: (
        str(QT_TRANSLATE_NOOP("Sharing", "Everything is with somebody")),
        str(QT_TRANSLATE_NOOP("Sharing", "What no one of a rule can have appears here, so that nothing is lost.")),
    ),
    Basket.OF: (
        str(QT_TRANSLATE_NOOP("Sharing", "Nothing of theirs here")),
        str(QT_TRANSLATE_NOOP("Sharing", "This person looks after no conversation of this kind.")),
    ),
}


def basket_name(basket: Basket) -> str:
    return QCoreApplication.translate("Sharing", BASKETS[basket][0])


def basket_tip(basket: Basket) -> str:
    return QCoreApplication.translate("Sharing", BASKETS[basket][1])


def can_name(can: Can) -> str:
    return QCoreApplication.translate("Sharing", CANS[can][0])


def basket_empty(basket: Basket) -> tuple[str, str]:
    """Heading and sentence of a basket that shows nothing."""
    heading, sentence = EMPTY[basket]
    return QCoreApplication.translate("Sharing", heading), QCoreApplication.translate("Sharing", sentence)
