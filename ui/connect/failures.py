"""Every way in which connecting can fail: its picture, what happened, what to do, and which buttons help."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.setup import SetupFailure


class Remedy(StrEnum):
    """What a button of a failure page does; the wizard knows how."""

    RETRY = "retry"
    EDIT_APP = "edit_app"
    SYSTEM_BROWSER = "system_browser"
    PASTE_ADDRESS = "paste_address"
    PASTE_TOKENS = "paste_tokens"
    OPEN_CONSOLE = "open_console"
    OPEN_MANAGER = "open_manager"


@dataclass(frozen=True, slots=True)
class FailureWords:
    """One failure page, in English source text. The first remedy is the primary button."""

    icon: str
    role: str
    title: str
    what: str
    steps: tuple[str, ...]
    remedies: tuple[Remedy, ...]


_RETRY = (Remedy.RETRY,)


def _page(
    icon: str, role: str, title: object, what: object, steps: tuple[object, ...], *, remedies: tuple[Remedy, ...]
) -> FailureWords:
    """QT_TRANSLATE_NOOP marks a text for the translators and gives it back, as an object by its type."""
    return FailureWords(icon, role, str(title), str(what), tuple(str(step) for step in steps), remedies)


FAILURE_WORDS: dict[str, FailureWords] = {
    "wrong_app_id": _page(
        "identifier",
        "danger",
        QT_TRANSLATE_NOOP("Failures", "Zalo doesn't know this app id"),
        QT_TRANSLATE_NOOP("Failures", "The app id that was entered belongs to no Zalo app."),
        (
            QT_TRANSLATE_NOOP("Failures", "Open your app on developers.zalo.me."),
            QT_TRANSLATE_NOOP("Failures", "Copy the app id once more: digits only, all of them."),
            QT_TRANSLATE_NOOP("Failures", "Don't take the OA's id: that is another number."),
        ),
        remedies=(Remedy.EDIT_APP, Remedy.OPEN_CONSOLE),
    ),
    "wrong_secret": _page(
        "key-alert-outline",
        "danger",
        QT_TRANSLATE_NOOP("Failures", "The app secret is not right"),
        QT_TRANSLATE_NOOP("Failures", "You signed in well, but Zalo refused the app's secret key."),
        (
            QT_TRANSLATE_NOOP(
                "Failures", "Open your app on developers.zalo.me and press the eye beside the secret key."
            ),
            QT_TRANSLATE_NOOP("Failures", "Copy the secret of the app, not the OA's secret and not a token."),
            QT_TRANSLATE_NOOP("Failures", "If the secret was renewed there, only the newest one works."),
        ),
        remedies=(Remedy.EDIT_APP, Remedy.OPEN_CONSOLE),
    ),
    "wrong_callback": _page(
        "link-variant-off",
        "danger",
        QT_TRANSLATE_NOOP("Failures", "The callback address doesn't match"),
        QT_TRANSLATE_NOOP("Failures", "Zalo compares it letter by letter with the one that is registered in your app."),
        (
            QT_TRANSLATE_NOOP(
                "Failures",
                "On developers.zalo.me open your app, then Official Account, and look at the callback address.",
            ),
            QT_TRANSLATE_NOOP(
                "Failures", "Copy it from there as it is: https, capital letters and a slash at the end count."
            ),
            QT_TRANSLATE_NOOP("Failures", "If none is registered, enter one there, save, and wait a minute."),
        ),
        remedies=(Remedy.EDIT_APP, Remedy.OPEN_CONSOLE, Remedy.PASTE_TOKENS),
    ),
    "app_inactive": _page(
        "power-plug-off-outline",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "The Zalo app is not active"),
        QT_TRANSLATE_NOOP("Failures", "Zalo lets only active apps that use the Official Account API sign in."),
        (
            QT_TRANSLATE_NOOP("Failures", "On developers.zalo.me open your app and switch it to active."),
            QT_TRANSLATE_NOOP("Failures", "Under Products, register the Official Account API."),
            QT_TRANSLATE_NOOP("Failures", "Come back here and try again."),
        ),
        remedies=(Remedy.RETRY, Remedy.OPEN_CONSOLE, Remedy.EDIT_APP),
    ),
    "denied": _page(
        "hand-back-right-outline",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "The permission was not given"),
        QT_TRANSLATE_NOOP(
            "Failures",
            "On Zalo's page the request was refused, or the account may not act for this OA. Nothing was stored.",
        ),
        (
            QT_TRANSLATE_NOOP("Failures", "Sign in with the Zalo account that is an admin of the OA."),
            QT_TRANSLATE_NOOP("Failures", "Pick the OA, tick all permissions, and agree to the terms."),
            QT_TRANSLATE_NOOP("Failures", "Press “Cho phép”, not “Từ chối”."),
        ),
        remedies=_RETRY,
    ),
    "wrong_oa": _page(
        "storefront-remove-outline",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "That was another OA"),
        QT_TRANSLATE_NOOP(
            "Failures", "Expected: {expected}. On Zalo's page a different OA was picked, so nothing was changed."
        ),
        (
            QT_TRANSLATE_NOOP("Failures", "Try again and pick {expected} on Zalo's page."),
            QT_TRANSLATE_NOOP(
                "Failures", "If it isn't in the list there, you signed in with an account that doesn't manage it."
            ),
            QT_TRANSLATE_NOOP("Failures", "To add the other OA, close this window and choose “Add connection”."),
        ),
        remedies=_RETRY,
    ),
    "code_expired": _page(
        "timer-off-outline",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "The sign-in is used up"),
        QT_TRANSLATE_NOOP(
            "Failures", "Zalo's answer works once and for ten minutes only. This one was too old, or used already."
        ),
        (
            QT_TRANSLATE_NOOP("Failures", "Sign in once more, from the start."),
            QT_TRANSLATE_NOOP("Failures", "If you paste the address: copy it at once, and paste it only once."),
        ),
        remedies=_RETRY,
    ),
    "timed_out": _page(
        "timer-sand-complete",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "Ten minutes have passed"),
        QT_TRANSLATE_NOOP(
            "Failures", "A sign-in that isn't finished in ten minutes is stopped, so that nobody else can finish it."
        ),
        (
            QT_TRANSLATE_NOOP("Failures", "Have your phone with Zalo at hand for the QR code."),
            QT_TRANSLATE_NOOP("Failures", "Sign in once more, from the start."),
        ),
        remedies=(Remedy.RETRY, Remedy.SYSTEM_BROWSER),
    ),
    "window_closed": _page(
        "window-close",
        "secondary",
        QT_TRANSLATE_NOOP("Failures", "The sign-in was closed"),
        QT_TRANSLATE_NOOP("Failures", "Zalo's page was closed before it answered. Nothing was stored."),
        (
            QT_TRANSLATE_NOOP("Failures", "Sign in once more when you are ready."),
            QT_TRANSLATE_NOOP("Failures", "If the page doesn't work in this window, use your own browser."),
        ),
        remedies=(Remedy.RETRY, Remedy.SYSTEM_BROWSER),
    ),
    "offline": _page(
        "wifi-off",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "No connection to Zalo"),
        QT_TRANSLATE_NOOP("Failures", "This computer could not reach Zalo. What you entered is kept."),
        (
            QT_TRANSLATE_NOOP("Failures", "Look whether other web pages open."),
            QT_TRANSLATE_NOOP(
                "Failures", "If they do: a firewall, proxy or antivirus may be blocking zaloapp.com and zalo.me."
            ),
            QT_TRANSLATE_NOOP("Failures", "Try again when the network is back."),
        ),
        remedies=(Remedy.RETRY, Remedy.SYSTEM_BROWSER),
    ),
    "wrong_place": _page(
        "map-marker-off-outline",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "Zalo refuses this network"),
        QT_TRANSLATE_NOOP(
            "Failures",
            "Zalo gives customer data only to computers in Vietnam, and takes this one to be abroad {ip}. "
            "Your sign-in is fine.",
        ),
        (
            QT_TRANSLATE_NOOP("Failures", "Turn off VPN, proxy and the browser's “secure network”, if one is on."),
            QT_TRANSLATE_NOOP("Failures", "Or use another network, such as your phone's hotspot."),
            QT_TRANSLATE_NOOP("Failures", "Then try again: you need not sign in once more."),
        ),
        remedies=_RETRY,
    ),
    "package_too_low": _page(
        "package-variant-remove",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "The OA's package doesn't include this"),
        QT_TRANSLATE_NOOP(
            "Failures",
            "Zalo opens its API only to OAs with a package that contains it; yours doesn't, or it has run out.",
        ),
        (
            QT_TRANSLATE_NOOP("Failures", "Open OA Manager and look at the package of the OA and its end date."),
            QT_TRANSLATE_NOOP("Failures", "Take or renew a package with Open API (Tăng trưởng or Toàn diện)."),
            QT_TRANSLATE_NOOP("Failures", "Then try again."),
        ),
        remedies=(Remedy.RETRY, Remedy.OPEN_MANAGER),
    ),
    "oa_unverified": _page(
        "check-decagram-outline",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "The OA is not verified"),
        QT_TRANSLATE_NOOP("Failures", "Zalo opens its API only to verified OAs (with the yellow or blue tick)."),
        (
            QT_TRANSLATE_NOOP("Failures", "In OA Manager choose to verify the OA and send in the papers."),
            QT_TRANSLATE_NOOP("Failures", "Zalo answers in some days; then try again."),
        ),
        remedies=(Remedy.RETRY, Remedy.OPEN_MANAGER),
    ),
    "permission_missing": _page(
        "lock-alert-outline",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "A permission is missing in the Zalo app"),
        QT_TRANSLATE_NOOP("Failures", "Your Zalo app may not ask for what Quầy Chat needs."),
        (
            QT_TRANSLATE_NOOP(
                "Failures", "On developers.zalo.me open your app, then Official Account, then permissions."
            ),
            QT_TRANSLATE_NOOP(
                "Failures", "Tick the groups for sending messages, users' messages, and OA and user information."
            ),
            QT_TRANSLATE_NOOP("Failures", "Try again, and tick all boxes on Zalo's page too."),
        ),
        remedies=(Remedy.RETRY, Remedy.OPEN_CONSOLE),
    ),
    "wrong_state": _page(
        "shield-alert-outline",
        "danger",
        QT_TRANSLATE_NOOP("Failures", "That answer is not from this sign-in"),
        QT_TRANSLATE_NOOP(
            "Failures",
            "The address belongs to an older or somebody else's sign-in. It was refused for your safety; "
            "nothing was stored.",
        ),
        (
            QT_TRANSLATE_NOOP("Failures", "Start again, and use only the page that opens then."),
            QT_TRANSLATE_NOOP("Failures", "Never paste an address that somebody sent you."),
        ),
        remedies=_RETRY,
    ),
    "tokens_invalid": _page(
        "key-remove",
        "danger",
        QT_TRANSLATE_NOOP("Failures", "Zalo doesn't take these tokens"),
        QT_TRANSLATE_NOOP("Failures", "They are too old, were used elsewhere, or belong to another app."),
        (
            QT_TRANSLATE_NOOP("Failures", "In the API Explorer choose the same app as here, then make a new pair."),
            QT_TRANSLATE_NOOP("Failures", "Copy access token and refresh token, each into its own field."),
            QT_TRANSLATE_NOOP("Failures", "Don't use the pair anywhere else: a refresh token works once."),
        ),
        remedies=(Remedy.PASTE_TOKENS, Remedy.RETRY),
    ),
    "certificate": _page(
        "shield-off-outline",
        "danger",
        QT_TRANSLATE_NOOP("Failures", "The connection is not safe"),
        QT_TRANSLATE_NOOP(
            "Failures",
            "The certificate of the page could not be checked, so it was not opened. Somebody may be reading along.",
        ),
        (
            QT_TRANSLATE_NOOP("Failures", "Look whether date and time of this computer are right."),
            QT_TRANSLATE_NOOP("Failures", "In a public network, sign in to it first, or use your phone's hotspot."),
            QT_TRANSLATE_NOOP(
                "Failures", "An antivirus that reads encrypted traffic has to leave zaloapp.com and zalo.me alone."
            ),
        ),
        remedies=_RETRY,
    ),
    "server": _page(
        "server-network-off",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "Zalo has trouble at the moment"),
        QT_TRANSLATE_NOOP(
            "Failures", "Zalo answered with an error of its own. It is not your doing, and what you entered is kept."
        ),
        (
            QT_TRANSLATE_NOOP("Failures", "Wait a few minutes."),
            QT_TRANSLATE_NOOP("Failures", "Then try again."),
        ),
        remedies=(Remedy.RETRY, Remedy.SYSTEM_BROWSER),
    ),
    "in_use": _page(
        "account-switch-outline",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "This OA is connected elsewhere"),
        QT_TRANSLATE_NOOP(
            "Failures",
            "Another profile or computer of the shop keeps this OA's connection. "
            "Two at once would throw each other out.",
        ),
        (
            QT_TRANSLATE_NOOP("Failures", "Let the person who connected it disconnect it there, or hand it over."),
            QT_TRANSLATE_NOOP("Failures", "Then try again."),
        ),
        remedies=_RETRY,
    ),
    "bad_address": _page(
        "link-variant-remove",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "This is not the address Zalo sent you to"),
        QT_TRANSLATE_NOOP("Failures", "It must begin with your callback address and contain “code=”."),
        (
            QT_TRANSLATE_NOOP("Failures", "In the browser, press “Cho phép” on Zalo's page."),
            QT_TRANSLATE_NOOP(
                "Failures", "Copy everything in the address bar of the page that comes then, even if it shows an error."
            ),
            QT_TRANSLATE_NOOP("Failures", "Paste it here."),
        ),
        remedies=(Remedy.PASTE_ADDRESS, Remedy.RETRY),
    ),
    "unknown": _page(
        "help-circle-outline",
        "warning",
        QT_TRANSLATE_NOOP("Failures", "Zalo refused, and gave a code we don't know"),
        QT_TRANSLATE_NOOP("Failures", "Zalo's code: {zalo_code}. Nothing was stored."),
        (
            QT_TRANSLATE_NOOP("Failures", "Try again once."),
            QT_TRANSLATE_NOOP("Failures", "If it comes back, send us this code; it contains nothing secret."),
        ),
        remedies=(Remedy.RETRY, Remedy.EDIT_APP),
    ),
}


def words_for(failure: SetupFailure) -> FailureWords:
    """The page of a failure in the language of the window, with its parameters filled in."""
    words = FAILURE_WORDS.get(failure.code, FAILURE_WORDS["unknown"])
    values = {"expected": "?", "zalo_code": failure.code, "ip": ""} | dict(failure.params)
    if values["ip"]:
        values["ip"] = f"({values['ip']})"

    def said(source: str) -> str:
        text = QCoreApplication.translate("Failures", source)
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text.replace(" .", ".")

    return FailureWords(
        words.icon, words.role, said(words.title), said(words.what), tuple(map(said, words.steps)), words.remedies
    )
