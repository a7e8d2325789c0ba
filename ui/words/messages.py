"""Words for what can't be sent or done as it is."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.words.entry import Entry, entry

TABLE: dict[str, Entry] = {
    "window_closed": entry(
        QT_TRANSLATE_NOOP("Errors", "Too late to answer"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Zalo lets an OA answer within 7 days of the customer's last message. You can go on once the "
            "customer writes again.",
        ),
    ),
    "blocked_by_customer": entry(
        QT_TRANSLATE_NOOP("Errors", "Blocked by the customer"),
        QT_TRANSLATE_NOOP("Errors", "This customer doesn't take messages from the OA."),
    ),
    "customer_limit": entry(
        QT_TRANSLATE_NOOP("Errors", "The customer's limit is reached"),
        QT_TRANSLATE_NOOP("Errors", "Zalo lets this customer receive only so many messages of this kind."),
    ),
    "customer_inactive": entry(
        QT_TRANSLATE_NOOP("Errors", "The customer's account is not active"),
        QT_TRANSLATE_NOOP("Errors", "The customer hasn't used Zalo for a long time, or the account is locked."),
    ),
    "customer_restricted": entry(
        QT_TRANSLATE_NOOP("Errors", "Zalo doesn't allow this customer"),
        QT_TRANSLATE_NOOP("Errors", "Zalo doesn't let the OA write to this customer."),
    ),
    "not_follower": entry(
        QT_TRANSLATE_NOOP("Errors", "The customer doesn't follow the OA"),
        QT_TRANSLATE_NOOP("Errors", "Zalo allows this only for customers who follow the OA."),
    ),
    "bad_parameter": entry(
        QT_TRANSLATE_NOOP("Errors", "Zalo doesn't accept this"),
        QT_TRANSLATE_NOOP("Errors", "Something in this message is not as Zalo wants it."),
    ),
    "too_large": entry(
        QT_TRANSLATE_NOOP("Errors", "Too large"),
        QT_TRANSLATE_NOOP("Errors", "The file is larger than Zalo allows."),
    ),
    "wrong_type": entry(
        QT_TRANSLATE_NOOP("Errors", "This kind of file can't be sent"),
        QT_TRANSLATE_NOOP("Errors", "Zalo takes pictures (JPG, PNG), GIFs, and PDF, DOC, DOCX or CSV files."),
    ),
    "too_many": entry(
        QT_TRANSLATE_NOOP("Errors", "Too many files at once"),
        QT_TRANSLATE_NOOP("Errors", "One message takes 20 files. Send these first, then the others."),
    ),
    "phone_format": entry(
        QT_TRANSLATE_NOOP("Errors", "A phone's photo format (HEIC)"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Zalo takes JPG and PNG. On the iPhone, choose Settings › Camera › Formats › Most Compatible. This photo: "
            "take a screenshot of it, or send it to yourself by Zalo and drag it from there.",
        ),
    ),
    "bad_image": entry(
        QT_TRANSLATE_NOOP("Errors", "The picture can't be read"),
        QT_TRANSLATE_NOOP("Errors", "The file is damaged, or is not the picture it says it is."),
    ),
    "unreadable": entry(
        QT_TRANSLATE_NOOP("Errors", "The file can't be read"),
        QT_TRANSLATE_NOOP("Errors", "It is no longer there, is a folder, or may not be opened."),
    ),
    "cannot_write": entry(
        QT_TRANSLATE_NOOP("Errors", "The file can't be saved"),
        QT_TRANSLATE_NOOP("Errors", "Choose another folder, or free some space."),
    ),
    "attachment_expired": entry(
        QT_TRANSLATE_NOOP("Errors", "The file is no longer at Zalo"),
        QT_TRANSLATE_NOOP("Errors", "Choose the file again and send it once more."),
    ),
    "unknown_path": entry(
        QT_TRANSLATE_NOOP("Errors", "Zalo no longer knows this function"),
        QT_TRANSLATE_NOOP("Errors", "Perhaps this version of Quầy Chat is too old. Look for a newer one."),
    ),
    "field_too_long": entry(
        QT_TRANSLATE_NOOP("Errors", "Too long"),
        QT_TRANSLATE_NOOP("Errors", "Shorten it a little; nothing has been changed yet."),
    ),
    "bad_phone": entry(
        QT_TRANSLATE_NOOP("Errors", "Not a phone number"),
        QT_TRANSLATE_NOOP("Errors", "Write it like 0903 123 456, or with + and the country's code."),
    ),
    "bad_birthday": entry(
        QT_TRANSLATE_NOOP("Errors", "Not a birthday"),
        QT_TRANSLATE_NOOP("Errors", "Write it as day/month/year, like 31/12/1999."),
    ),
    "not_author": entry(
        QT_TRANSLATE_NOOP("Errors", "Somebody else wrote this note"),
        QT_TRANSLATE_NOOP("Errors", "They or the owner can change it."),
    ),
    "text_too_long": entry(
        QT_TRANSLATE_NOOP("Errors", "The text is too long"),
        QT_TRANSLATE_NOOP("Errors", "It would need more than 10 messages of 2,000 characters. Send it in parts."),
    ),
    "reaction_limit": entry(
        QT_TRANSLATE_NOOP("Errors", "Too many reactions"),
        QT_TRANSLATE_NOOP("Errors", "Zalo takes at most 50 reactions to one message."),
    ),
    "empty": entry(
        QT_TRANSLATE_NOOP("Errors", "Nothing to send"),
        QT_TRANSLATE_NOOP("Errors", "Write something or add a file first."),
    ),
    "not_holder": entry(
        QT_TRANSLATE_NOOP("Errors", "Not your conversation"),
        QT_TRANSLATE_NOOP("Errors", "Somebody else is looking after this conversation."),
    ),
    "unknown_code": entry(
        QT_TRANSLATE_NOOP("Errors", "Zalo refused"),
        QT_TRANSLATE_NOOP("Errors", "Zalo refused this with a code that we don't know."),
    ),
    "gone": entry(
        QT_TRANSLATE_NOOP("Errors", "It is no longer there"),
        QT_TRANSLATE_NOOP("Errors", "What you wanted to change is no longer there."),
    ),
    "file_missing": entry(
        QT_TRANSLATE_NOOP("Errors", "The file is no longer there"),
        QT_TRANSLATE_NOOP("Errors", "Attach it again, then send."),
    ),
    "media_expired": entry(
        QT_TRANSLATE_NOOP("Errors", "No longer at Zalo"),
        QT_TRANSLATE_NOOP("Errors", "The link to this file is dead. OA Manager may still show it."),
    ),
    "no_program": entry(
        QT_TRANSLATE_NOOP("Errors", "No program opens this file"),
        QT_TRANSLATE_NOOP("Errors", "Save it, then open it with a program of your choice."),
    ),
    "media_refused": entry(
        QT_TRANSLATE_NOOP("Errors", "Not from Zalo"),
        QT_TRANSLATE_NOOP("Errors", "The address of this file is not one of Zalo's, so it is not fetched."),
    ),
    "cost": entry(
        QT_TRANSLATE_NOOP("Errors", "This answer costs money"),
        QT_TRANSLATE_NOOP("Errors", "It is past the free 48 hours. It is sent only if you agree."),
    ),
    "interrupted": entry(
        QT_TRANSLATE_NOOP("Errors", "Cut off in the middle"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The app ended while this was being sent. The conversation is read back to see what became of it.",
        ),
    ),
}
