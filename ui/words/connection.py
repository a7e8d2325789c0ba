"""Words for what an admin of the OA must put right."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.words.entry import Entry, Remedy, entry

TABLE: dict[str, Entry] = {
    "login_again": entry(
        QT_TRANSLATE_NOOP("Errors", "Please connect again"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Zalo no longer accepts this connection. Reading works; new messages and sending wait until an "
            "admin of the OA connects it again.",
        ),
        Remedy.RECONNECT,
    ),
    "wrong_app_id": entry(
        QT_TRANSLATE_NOOP("Errors", "The app id is not right"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Zalo doesn't know an app with this id. Compare it with the page of your Zalo app.",
        ),
        Remedy.ZALO_APPS,
    ),
    "wrong_secret": entry(
        QT_TRANSLATE_NOOP("Errors", "The secret key is not right"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The app's secret key was refused; perhaps it was changed at Zalo. Copy it again from the page "
            "of your Zalo app.",
        ),
        Remedy.RECONNECT,
    ),
    "wrong_callback": entry(
        QT_TRANSLATE_NOOP("Errors", "The callback address is not right"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The address that Zalo returns to must be the same here and in the settings of your Zalo app, "
            "letter by letter.",
        ),
        Remedy.ZALO_APPS,
    ),
    "code_expired": entry(
        QT_TRANSLATE_NOOP("Errors", "The permission took too long"),
        QT_TRANSLATE_NOOP("Errors", "Zalo's one-time code is no longer valid. Connect once more."),
        Remedy.RECONNECT,
    ),
    "app_inactive": entry(
        QT_TRANSLATE_NOOP("Errors", "The Zalo app is switched off"),
        QT_TRANSLATE_NOOP("Errors", "Switch your Zalo app on at developers.zalo.me, then check again."),
        Remedy.ZALO_APPS,
    ),
    "app_removed": entry(
        QT_TRANSLATE_NOOP("Errors", "The Zalo app was removed"),
        QT_TRANSLATE_NOOP("Errors", "The OA no longer trusts your Zalo app, or the app is gone. Connect the OA again."),
        Remedy.RECONNECT,
    ),
    "api_not_registered": entry(
        QT_TRANSLATE_NOOP("Errors", "The app may not use this function"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Your Zalo app has not asked for this function yet. Add it at developers.zalo.me, then check again.",
        ),
        Remedy.ZALO_APPS,
    ),
    "permission_missing": entry(
        QT_TRANSLATE_NOOP("Errors", "A permission is missing"),
        QT_TRANSLATE_NOOP("Errors", "The OA has not allowed this function. Connect again and tick every permission."),
        Remedy.RECONNECT,
    ),
    "oa_disabled": entry(
        QT_TRANSLATE_NOOP("Errors", "The OA is locked"),
        QT_TRANSLATE_NOOP("Errors", "Zalo has locked or deleted this OA. Ask Zalo in OA Manager."),
        Remedy.OA_MANAGER,
    ),
    "oa_unverified": entry(
        QT_TRANSLATE_NOOP("Errors", "The OA is not verified"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Zalo allows this only to a verified OA. Verify it in OA Manager, then check again.",
        ),
        Remedy.OA_MANAGER,
    ),
    "oa_kind_refused": entry(
        QT_TRANSLATE_NOOP("Errors", "Not for this kind of OA"),
        QT_TRANSLATE_NOOP("Errors", "Zalo doesn't offer this function to OAs of this kind."),
        Remedy.OA_MANAGER,
    ),
    "package_too_low": entry(
        QT_TRANSLATE_NOOP("Errors", "The OA's package doesn't include this"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The OA's package has run out or is too small for this function. Buy or renew a package in OA "
            "Manager, then check again.",
        ),
        Remedy.OA_MANAGER,
    ),
    "cloud_account": entry(
        QT_TRANSLATE_NOOP("Errors", "A Zalo Cloud Account is needed"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Link the Zalo app with a Zalo Cloud Account that has money on it, then check again.",
        ),
        Remedy.ZALO_APPS,
    ),
    "standards": entry(
        QT_TRANSLATE_NOOP("Errors", "Zalo has restricted the OA"),
        QT_TRANSLATE_NOOP(
            "Errors", "Zalo says that the OA or the message breaks its rules. See the notices in OA Manager."
        ),
        Remedy.OA_MANAGER,
    ),
    "upload_quota": entry(
        QT_TRANSLATE_NOOP("Errors", "No more uploads this month"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The OA has used up the files it may upload. Zalo starts counting anew next month.",
        ),
        Remedy.OA_MANAGER,
    ),
    "message_quota": entry(
        QT_TRANSLATE_NOOP("Errors", "The message allowance is used up"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The package has no more messages of this kind. Buy more in OA Manager, then try again.",
        ),
        Remedy.OA_MANAGER,
    ),
    "wrong_place": entry(
        QT_TRANSLATE_NOOP("Errors", "Not from this network"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Zalo answers only to addresses in Vietnam. Switch off the VPN, or use another network.",
        ),
        Remedy.RETRY,
    ),
    "bad_host": entry(
        QT_TRANSLATE_NOOP("Errors", "The address of the server can't be used"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "QUAYCHAT_ZALO_OAUTH and QUAYCHAT_ZALO_OPENAPI must begin with https://, or with http:// on this computer.",
        ),
        Remedy.QUIT,
    ),
    "certificate": entry(
        QT_TRANSLATE_NOOP("Errors", "The connection is not safe"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The certificate of the other side is not valid. Check the computer's date, and whether a "
            "programme looks into your traffic.",
        ),
        Remedy.RETRY,
    ),
    "denied": entry(
        QT_TRANSLATE_NOOP("Errors", "Permission was not given"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The sign-in ended without permission. Connect once more and tick every permission.",
        ),
        Remedy.RECONNECT,
    ),
    "wrong_oa": entry(
        QT_TRANSLATE_NOOP("Errors", "Another OA"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Another OA was chosen than the one expected. Connect again and choose the right one.",
        ),
        Remedy.RECONNECT,
    ),
    "tokens_invalid": entry(
        QT_TRANSLATE_NOOP("Errors", "The tokens are not valid"),
        QT_TRANSLATE_NOOP("Errors", "Zalo doesn't take these tokens. Copy a fresh pair of the same app."),
        Remedy.RECONNECT,
    ),
    "browser_refused": entry(
        QT_TRANSLATE_NOOP("Errors", "Zalo refuses this browser"),
        QT_TRANSLATE_NOOP("Errors", "Open the sign-in page in another browser."),
        Remedy.RECONNECT,
    ),
    "not_connected": entry(
        QT_TRANSLATE_NOOP("Errors", "Not connected"),
        QT_TRANSLATE_NOOP("Errors", "This OA is not connected. Connect it first."),
        Remedy.RECONNECT,
    ),
    "refresh_uncertain": entry(
        QT_TRANSLATE_NOOP("Errors", "The connection could not be renewed"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Zalo's answer was lost while the connection was being renewed. It is tried again by itself; if that "
            "doesn't help, connect again.",
        ),
        Remedy.RECONNECT,
    ),
    "refresh_soon": entry(
        QT_TRANSLATE_NOOP("Errors", "The connection ends soon"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "It has not been renewed for two months, and ends after three. Check the network, or connect again.",
        ),
        Remedy.RECONNECT,
    ),
    "not_running": entry(
        QT_TRANSLATE_NOOP("Errors", "No messages are fetched"),
        QT_TRANSLATE_NOOP("Errors", "Messages of this OA are fetched again once it is connected."),
        Remedy.RECONNECT,
    ),
}
