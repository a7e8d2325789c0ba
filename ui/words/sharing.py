"""Words for what is refused about rules, staff and shared conversations."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.words.entry import Entry, entry

TABLE: dict[str, Entry] = {
    "not_yours": entry(
        QT_TRANSLATE_NOOP("Errors", "Not your conversation"),
        QT_TRANSLATE_NOOP(
            "Errors", "Only the person who looks after it may do this. The shop's owner can take it over."
        ),
    ),
    "not_owner": entry(
        QT_TRANSLATE_NOOP("Errors", "Only the shop's owner"),
        QT_TRANSLATE_NOOP("Errors", "Ask the owner to do this, or switch to the owner's profile."),
    ),
    "not_member": entry(
        QT_TRANSLATE_NOOP("Errors", "You are not in this rule"),
        QT_TRANSLATE_NOOP("Errors", "Its conversations are shared among others now. Ask the owner to add you."),
    ),
    "deactivated": entry(
        QT_TRANSLATE_NOOP("Errors", "This account is deactivated"),
        QT_TRANSLATE_NOOP("Errors", "Ask the shop's owner to activate it again."),
    ),
    "not_waiting": entry(
        QT_TRANSLATE_NOOP("Errors", "It is not waiting to be claimed"),
        QT_TRANSLATE_NOOP("Errors", "Somebody looks after it, or it was never shared. Look at the list again."),
    ),
    "already_claimed": entry(
        QT_TRANSLATE_NOOP("Errors", "Somebody was first"),
        QT_TRANSLATE_NOOP("Errors", "A colleague has claimed this conversation. What you typed is kept as your draft."),
    ),
    "is_blocked": entry(
        QT_TRANSLATE_NOOP("Errors", "This customer is blocked"),
        QT_TRANSLATE_NOOP("Errors", "Unblock the conversation first."),
    ),
    "is_closed": entry(
        QT_TRANSLATE_NOOP("Errors", "This conversation is closed"),
        QT_TRANSLATE_NOOP("Errors", "Reopen it first, or wait until its customer writes again."),
    ),
    "not_closed": entry(
        QT_TRANSLATE_NOOP("Errors", "It is open already"),
        QT_TRANSLATE_NOOP("Errors", "Nothing had to be reopened."),
    ),
    "not_claim": entry(
        QT_TRANSLATE_NOOP("Errors", "This rule deals conversations by turn"),
        QT_TRANSLATE_NOOP("Errors", "Nobody claims them. The owner can hand it to you."),
    ),
    "not_under_rule": entry(
        QT_TRANSLATE_NOOP("Errors", "Its OA is not shared"),
        QT_TRANSLATE_NOOP("Errors", "Add the OA to a rule first, then conversations can be handed over."),
    ),
    "is_held": entry(
        QT_TRANSLATE_NOOP("Errors", "Somebody is looking after it"),
        QT_TRANSLATE_NOOP("Errors", "Take it over first, then close it."),
    ),
    "no_such": entry(
        QT_TRANSLATE_NOOP("Errors", "It is no longer there"),
        QT_TRANSLATE_NOOP("Errors", "It was deleted or changed meanwhile. Look at the list again."),
    ),
    "not_active": entry(
        QT_TRANSLATE_NOOP("Errors", "That person can't have it"),
        QT_TRANSLATE_NOOP("Errors", "Choose an active member of this OA's rule, or the owner."),
    ),
    "name_empty": entry(
        QT_TRANSLATE_NOOP("Errors", "The name is missing"),
        QT_TRANSLATE_NOOP("Errors", "Give it a name."),
    ),
    "name_long": entry(
        QT_TRANSLATE_NOOP("Errors", "The name is too long"),
        QT_TRANSLATE_NOOP("Errors", "Make it shorter."),
    ),
    "name_taken": entry(
        QT_TRANSLATE_NOOP("Errors", "There is a rule of that name"),
        QT_TRANSLATE_NOOP("Errors", "Choose another name."),
    ),
    "source_taken": entry(
        QT_TRANSLATE_NOOP("Errors", "The OA belongs to another rule"),
        QT_TRANSLATE_NOOP("Errors", "Move it to this rule, or leave it where it is."),
    ),
    "staff_unknown": entry(
        QT_TRANSLATE_NOOP("Errors", "There is no such account"),
        QT_TRANSLATE_NOOP("Errors", "Only people who have an account in the shop can be chosen. Add them first."),
    ),
    "staff_twice": entry(
        QT_TRANSLATE_NOOP("Errors", "Somebody is listed twice"),
        QT_TRANSLATE_NOOP("Errors", "Take one of the two out."),
    ),
    "staff_deactivated": entry(
        QT_TRANSLATE_NOOP("Errors", "That account is deactivated"),
        QT_TRANSLATE_NOOP("Errors", "Activate it first, or choose somebody else."),
    ),
    "option_range": entry(
        QT_TRANSLATE_NOOP("Errors", "A number is out of range"),
        QT_TRANSLATE_NOOP("Errors", "Look at the options again."),
    ),
    "edited_elsewhere": entry(
        QT_TRANSLATE_NOOP("Errors", "The rule was changed elsewhere"),
        QT_TRANSLATE_NOOP("Errors", "Compare both versions, then save again."),
    ),
    "moved_on": entry(
        QT_TRANSLATE_NOOP("Errors", "Something has changed meanwhile"),
        QT_TRANSLATE_NOOP("Errors", "What the preview showed is no longer so. Look at it again, then confirm."),
    ),
    "warning_needed": entry(
        QT_TRANSLATE_NOOP("Errors", "This shares history"),
        QT_TRANSLATE_NOOP(
            "Errors", "The receivers will see the whole history and the customer's data. Confirm that first."
        ),
    ),
    "owner_stays": entry(
        QT_TRANSLATE_NOOP("Errors", "The owner can't be deactivated"),
        QT_TRANSLATE_NOOP("Errors", "Every shop has an owner who holds its connections."),
    ),
    "bad_email": entry(
        QT_TRANSLATE_NOOP("Errors", "That is not an e-mail address"),
        QT_TRANSLATE_NOOP("Errors", "Write it like ten@shop.vn."),
    ),
    "email_taken": entry(
        QT_TRANSLATE_NOOP("Errors", "Somebody has this address"),
        QT_TRANSLATE_NOOP("Errors", "Each account has an e-mail address of its own. Choose another one."),
    ),
    "bad_pin": entry(
        QT_TRANSLATE_NOOP("Errors", "A PIN has 4 to 12 digits"),
        QT_TRANSLATE_NOOP("Errors", "Choose digits only."),
    ),
    "wrong_pin": entry(
        QT_TRANSLATE_NOOP("Errors", "Wrong PIN"),
        QT_TRANSLATE_NOOP("Errors", "Try again. The owner can give you a new one."),
    ),
    "pin_wait": entry(
        QT_TRANSLATE_NOOP("Errors", "Too many wrong PINs"),
        QT_TRANSLATE_NOOP("Errors", "Wait a moment before the next try."),
    ),
}
