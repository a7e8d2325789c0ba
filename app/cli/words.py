"""What the command line says about an error: one English sentence, what to do next, and the exit code."""

from enum import IntEnum

from app.errors import AppError, NeedsUser, Rejected, StorageFailure, Transient


class Exit(IntEnum):
    """Documented in docs/cli.md; never renumbered."""

    DONE = 0
    BUG = 1
    USAGE = 2
    NEEDS_YOU = 3
    REFUSED = 4
    STORAGE = 5
    UNKNOWN_FATE = 6
    LATER = 75
    INTERRUPTED = 130


def exit_code(error: AppError) -> Exit:
    """By who acts next."""
    if isinstance(error, Transient):
        return Exit.LATER
    if isinstance(error, NeedsUser):
        return Exit.NEEDS_YOU
    return Exit.STORAGE if isinstance(error, StorageFailure) else Exit.REFUSED


def sentence(error: AppError) -> str:
    """One line: what is wrong, and what to do next."""
    words = WORDS.get(error.code)
    if words is None:
        words = next(text for kind, text in _BY_CLASS if isinstance(error, kind))
    filled = words.format_map(_Params(error.params))
    said = " ".join(str(error.params.get("zalo_text") or "").split())
    return f"{filled} (Zalo says: {said})" if said and isinstance(error, Rejected) else filled


class _Params(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


_LOGIN = "Run `quaychat-core connect --reconnect OA_ID`."
_OWNER = "The OA's owner sees to it at https://oa.zalo.me, then it goes on by itself."
_CONSOLE = "Put it right at https://developers.zalo.me, then run `quaychat-core connect` again."

WORDS: dict[str, str] = {
    # Transient
    "offline": "Zalo can't be reached. Check the network; queued messages go when it is back.",
    "timeout": "Zalo did not answer in time. It is tried again by itself.",
    "server": "Zalo has trouble of its own. It is tried again by itself.",
    "bad_answer": "Zalo's answer can't be read. It is tried again by itself; a proxy or portal may be in between.",
    "send_failed": "Zalo says that sending failed. It is looked for before anything is sent again.",
    "cut": "The connection to Zalo was cut. It is tried again by itself.",
    "certificate": "The secure connection to Zalo can't be trusted. Check the clock, the proxy and the virus scanner.",
    "busy": "It is busy just now. Try again in a moment.",
    "no_database": "The shop's database can't be reached. Nothing was changed; try again when it can.",
    "rate_limited": "Too many requests this minute. It goes on with the next minute.",
    "night": "Zalo does not take this at night. It goes at six in the morning.",
    "still_queued": "Not sent yet; it stays queued. `quaychat-core run` sends it when it can.",
    # NeedsUser
    "login_again": f"The login at Zalo has ended. {_LOGIN}",
    "wrong_place": "Zalo refuses this network address ({ip}): it must be in Vietnam. Turn the VPN or proxy off.",
    "wrong_app_id": f"Zalo does not know this app id. {_CONSOLE}",
    "wrong_secret": f"The app's secret key is wrong. {_CONSOLE}",
    "wrong_callback": f"The callback address is not the one registered for the app. {_CONSOLE}",
    "app_inactive": f"The Zalo app is not active. {_CONSOLE}",
    "app_removed": f"The Zalo app was removed or disabled. {_CONSOLE}",
    "api_not_registered": f"The app has not registered the Official Account API. {_CONSOLE}",
    "permission_missing": f"The OA has not granted this permission. {_LOGIN} Tick all permissions.",
    "oa_disabled": f"The OA is disabled or gone. {_OWNER}",
    "oa_unverified": f"The OA has to be verified first. {_OWNER}",
    "package_too_low": f"The OA's package does not include the Open API. {_OWNER}",
    "oa_kind_refused": "Zalo does not offer this to this kind of OA. Nothing can be done here.",
    "cloud_account": f"The OA needs a Zalo Cloud Account with money for paid messages. {_OWNER}",
    "message_quota": f"The OA's quota of messages is used up. {_OWNER}",
    "upload_quota": f"The OA's uploads of this month are used up. {_OWNER}",
    "standards": "Zalo finds that the message breaks its rules. Change the text before sending it again.",
    "denied": "The permissions were not granted. Run `quaychat-core connect` again and choose Cho phép.",
    "wrong_oa": "Another OA was chosen than the one expected. Connect again and choose the right one.",
    "code_expired": "The code in the address is used or older than ten minutes. Run `quaychat-core connect` again.",
    "timed_out": "The sign-in took longer than ten minutes. Run `quaychat-core connect` again.",
    "wrong_state": "The address belongs to another sign-in. Run `quaychat-core connect` again.",
    "tokens_invalid": "Zalo does not take these tokens. Copy a fresh pair from the API Explorer, of this same app.",
    "browser_refused": "Zalo refuses this browser. Open the address in another one.",
    "bad_address": "This is not the address one lands on after Cho phép. Copy it whole from the browser.",
    "unknown": "Zalo refused the sign-in for a reason that is not known ({zalo_code}). Try again later.",
    "in_use": "Another Quầy Chat has this profile open. Close the window, or stop `quaychat-core run`.",
    "bad_host": "{name} must be an https address, or http on this machine. Correct or unset it.",
    "keyring_locked": "The system's keyring is locked or does not answer. Unlock it and try again.",
    "keyring_missing": "There is no keyring here. Set QUAYCHAT_PASSPHRASE_FILE, or run it in a terminal.",
    "keyring_forgot": "The keyring has forgotten the key. Run `quaychat-core recover` with the recovery code.",
    "passphrase_needed": "The data is locked. Set QUAYCHAT_PASSPHRASE_FILE, or run it in a terminal.",
    "wrong_passphrase": "The passphrase is wrong. Try again, or run `quaychat-core recover`.",
    "wrong_recovery_code": "This is not the recovery code. Read it again from where it was written down.",
    "wrong_backup_secret": "This does not open the backup. Give its passphrase, or the recovery code of that time.",
    "not_set_up": "There is no profile here yet. Run `quaychat-core setup`, or set QUAYCHAT_HOME to where it is.",
    "nothing_connected": "No OA is connected. Run `quaychat-core connect`.",
    "input_missing": "Expected on standard input: {what}. Pipe it in, or run it in a terminal.",
    # Rejected
    "window_closed": "The customer last wrote more than 7 days ago. Only OA Manager can still answer.",
    "blocked_by_customer": "The customer takes no messages from this OA. Nothing can be done here.",
    "customer_limit": "The customer can't receive more of these now. Try again tomorrow.",
    "customer_inactive": "The customer's account is banned or unused for 45 days. Nothing can be done here.",
    "customer_restricted": "The customer does not take this kind of message. Nothing can be done here.",
    "not_follower": "The customer does not follow the OA. Ask them to.",
    "bad_parameter": "Zalo does not take this as it is. Change it before sending it again.",
    "too_large": "The file is too large (at most {limit} bytes). Make it smaller.",
    "wrong_type": "Files of this kind can't be sent. Zalo takes jpg, png, gif, pdf, doc, docx and csv.",
    "too_many": "So many files don't go into one message. Send them in parts.",
    "phone_format": "This is a HEIC or AVIF photo, which Zalo doesn't take. Save it as JPG, then send that.",
    "bad_image": "The picture is damaged or enormous. Save it anew and try again.",
    "attachment_expired": "Zalo has lost the file. Send it again.",
    "file_missing": "The file is no longer there. Attach it again.",
    "media_expired": "The file's link at Zalo is dead. OA Manager may still show it.",
    "no_program": "No program on this PC opens this file. Save it instead.",
    "media_refused": "The file's address is not one of Zalo's. It is not fetched.",
    "unknown_path": "Zalo no longer offers this. Look for a newer version of Quầy Chat.",
    "unknown_code": "Zalo refused with code {zalo_code}, which is not known. The text is kept.",
    "text_too_long": "The text has {length} characters; {limit} can be sent in one go. Send it in parts.",
    "cannot_write": "The file can't be saved there. Choose another folder, or free some space.",
    "reaction_limit": "Zalo takes at most 50 reactions to one message. Take one back first.",
    "field_too_long": "That has {length} characters; {limit} fit. Shorten it.",
    "bad_phone": "That is no phone number. Write it like 0903 123 456, or with + and the country's code.",
    "bad_birthday": "That is no birthday. Write it as day/month/year, like 31/12/1999.",
    "not_author": "Somebody else wrote this note. They or the owner can change it.",
    "empty": "There is nothing to send. Give a text or a file.",
    "gone": "It is not there (any more). List what there is with `quaychat-core conversations`.",
    "ambiguous": "Several OAs know this customer. Write it as OA_ID/USER_ID.",
    "not_holder": "Somebody else holds this conversation. They have to hand it over first.",
    "cost": "This answer would cost money. Send it with --paid-ok if you agree.",
    "earlier_unsettled": "An earlier message of this conversation needs a decision. See `quaychat-core outbox`.",
    "cancelled": "The message was taken back. Send it again if that was a mistake.",
    "not_found": "It is not certain that it arrived. Look in OA Manager, then `outbox retry` or `outbox sent`.",
    "not_possible": "That is no longer possible for this message. See `quaychat-core outbox`.",
    "not_connected": "This OA is not connected. Run `quaychat-core connect`.",
    "passphrase_too_short": "A passphrase has at least {least} characters. Choose a longer one.",
    "interrupted": "The app ended while this was being sent. It is looked for before anything is sent again.",
    "not_a_backup": "This is no backup of Quầy Chat. Choose a file that ends in .qcbackup.",
    "backup_damaged": "The backup is damaged. Choose another one; the data here is untouched.",
    "backup_folder_missing": "The folder for backups is not there ({path}). Plug in its disk, or choose another one.",
    "backup_stopped": "The backup was cancelled. Start it again; older ones are kept.",
    "restored": "It waited when the backup was made, and may have been sent since. Look in the conversation first.",
    # Found by `doctor`
    "disk_low": "Little room is left on the disk. Free some before it is full.",
    "clock_off": "This computer's clock is {minutes} minutes off. Let the system set the time by itself.",
    "no_backup": "No backup has been made yet. Run `quaychat-core backup FOLDER`.",
    "old_backup": "The last backup is {days} days old. Run `quaychat-core backup FOLDER`.",
    "unreadable_rows": "{count} entries that Zalo sent can't be read. They are kept; a newer version may read them.",
    "not_asked": "Could not be looked at. What stands before it has to be put right first.",
    # Sharing
    "not_yours": "Only the person who looks after it may do this. The shop's owner can take it over.",
    "not_owner": "Only the shop's owner. Ask the owner to do this, or switch to the owner's profile.",
    "not_member": "You are not in this rule. Its conversations are shared among others now. Ask the owner to add you.",
    "deactivated": "This account is deactivated. Ask the shop's owner to activate it again.",
    "not_waiting": "It is not waiting to be claimed: somebody has it, or it was never shared. Look at the list again.",
    "already_claimed": "Somebody was first. What you typed is kept as your draft.",
    "is_blocked": "This customer is blocked. Unblock the conversation first.",
    "is_closed": "This conversation is closed. Reopen it first, or wait until its customer writes again.",
    "not_closed": "It is open already. Nothing had to be reopened.",
    "not_claim": "This rule deals conversations by turn. Nobody claims them. The owner can hand it to you.",
    "not_under_rule": "Its OA is not shared. Add the OA to a rule first, then conversations can be handed over.",
    "is_held": "Somebody is looking after it. Take it over first, then close it.",
    "no_such": "It is no longer there. It was deleted or changed meanwhile. Look at the list again.",
    "not_active": "That person can't have it. Choose an active member of this OA's rule, or the owner.",
    "name_empty": "The name is missing. Give it a name.",
    "name_long": "The name is too long. Make it shorter.",
    "name_taken": "There is a rule of that name. Choose another name.",
    "source_taken": "The OA belongs to another rule. Move it to this rule, or leave it where it is.",
    "staff_unknown": "There is no such account in the shop. Add the person first.",
    "staff_twice": "Somebody is listed twice. Take one of the two out.",
    "staff_deactivated": "That account is deactivated. Activate it first, or choose somebody else.",
    "option_range": "A number is out of range. Look at the options again.",
    "edited_elsewhere": "The rule was changed elsewhere. Compare both versions, then save again.",
    "moved_on": "What the preview showed is no longer so. Look at it again, then confirm.",
    "warning_needed": "The receivers will see the whole history and the customer's data. Confirm that first.",
    "owner_stays": "The owner can't be deactivated. Every shop has an owner who holds its connections.",
    "bad_email": "That is not an e-mail address. Write it like ten@shop.vn.",
    "email_taken": "Somebody has this address. Each account has an e-mail address of its own. Choose another one.",
    "bad_pin": "A PIN has 4 to 12 digits. Choose digits only.",
    "wrong_pin": "Wrong PIN. Try again. The owner can give you a new one.",
    "pin_wait": "Too many wrong PINs. Wait a moment before the next try.",
    # Updates
    "update_unreachable": "The update server does not answer. Check the network, or try again later.",
    "update_untrusted": "What the update server says isn't the publisher's. Check the proxy; nothing was installed.",
    "update_replayed": "The update server gave an older answer than before. It was not followed; try again later.",
    "update_stale": "The news of updates is out of date. Check this computer's clock; the app works all the same.",
    "update_damaged": "The new version arrived damaged. It was thrown away; try again.",
    "update_broken": "The new version does not run on this computer. You keep the one you have; wait for the next.",
    "update_not_here": "This build isn't updated by itself. Install a newer one in the way you installed this one.",
    "update_off": "Updates are switched off. Switch them on in the settings, or ask who looks after this computer.",
    # States of a connection
    "refresh_uncertain": f"The login could not be renewed; it is tried again by itself. If that fails: {_LOGIN}",
    "refresh_soon": f"The login has not been renewed for two months and ends after three. {_LOGIN}",
    "not_running": "Messages of this OA are not fetched. Run `quaychat-core connect`.",
    # StorageFailure
    "disk_full": "The disk is full. Make room; nothing is lost, and what runs goes on by itself.",
    "disk_failed": "The disk does not read or write. Check it before anything else.",
    "damaged": "The database is damaged. Keep the folder as it is and restore a backup.",
    "too_new": "The data is of a newer version ({found}). Install that version of Quầy Chat.",
    "update_not_kept": "The new version can't be put on the disk. Allow writing where the app is installed.",
    "autostart_refused": "The system does not allow a change of what starts at login. Do it in the system's settings.",
    "settings_not_kept": "The settings can't be saved. Free some disk space, or allow writing in the data folder.",
    "read_only": "The data folder can't be written. Give this user the right to.",
    "cannot_open": "The database can't be opened. Check the folder that QUAYCHAT_HOME names.",
    "key_wrong": "The key does not fit this database. Put vault.json and the database of one profile together.",
    "exists": "There is data here already, and it is not overwritten. Use another QUAYCHAT_HOME.",
    "lost": "There is a database without its vault.json. Put that file back from a backup.",
    "vault_damaged": "vault.json can't be read. Put that file back from a backup.",
    "not_practice": "The practice folder holds other files, so it is not emptied. Move them away.",
}
"""By code; `{name}` is filled from the error's parameters."""

_BY_CLASS: tuple[tuple[type[AppError], str], ...] = (
    (Transient, "It did not work this time. Try again later."),
    (NeedsUser, "Something has to be put right first. See docs/cli.md."),
    (Rejected, "It was refused. Change it before trying again."),
    (AppError, "The data can't be used. Check the data folder and the disk."),
)
