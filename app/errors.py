"""The error taxonomy, by who acts next.

AppError
├── Transient        will heal by itself: offline, time-out, 5xx, storage of the network kind
│   └── RateLimited  heals at a known moment
├── NeedsUser        only a person can heal it: token dead, permission missing, package too low, keyring locked
│   └── WrongPlace   Zalo refuses this network (-501): the token is fine, the place is not
├── Rejected         this command will never work; its text is kept and shown beside it
└── StorageFailure   the ground is gone: disk full, file damaged, newer than the code

An error carries a `code` and typed parameters, never a sentence for people: `ui/words` and `app/cli/words.py` own the
words. Anything else that is raised is a bug.
"""

LONGEST_BLOCK_S = 120.0
LONGEST_NIGHT_S = 12 * 3_600.0
"""No honest limit lasts longer."""


class AppError(Exception):
    """Base of every error that a caller may meet on purpose. `code` is snake_case and stable; `params` fill the
    words."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, object] = params

    def __str__(self) -> str:
        inside = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({inside})" if inside else self.code


class Transient(AppError):
    """Will heal; whoever loops tries again later.

    `reached` says whether Zalo may have acted on the request: False only when not one byte of it can have arrived
    (no route, refused connection, rate limit). A send with `reached=True` has an unknown fate (product.md 6).
    Codes: offline, timeout, certificate, server, bad_answer, send_failed, busy, cut,
    no_database, update_unreachable.
    """

    def __init__(self, code: str, *, reached: bool = True, **params: object) -> None:
        super().__init__(code, **params)
        self.reached = reached


class RateLimited(Transient):
    """Over the limit; nothing was done. `until` is epoch milliseconds. Codes: rate_limited, night."""

    def __init__(self, until: int, code: str = "rate_limited", **params: object) -> None:
        super().__init__(code, reached=False, **params)
        self.until = until

    def seconds(self, now: int) -> float:
        """How long to wait from `now`. The clock may have been put right since: that makes no years of a minute."""
        longest = LONGEST_NIGHT_S if self.code == "night" else LONGEST_BLOCK_S
        return min(max((self.until - now) / 1000, 0.0), longest)


class NeedsUser(AppError):
    """Only a person can heal it; the loop pauses and the window shows one button.

    Codes: login_again, wrong_place, wrong_app_id, wrong_secret, wrong_callback, code_expired, denied, wrong_oa,
    browser_refused, app_inactive, app_removed, api_not_registered, permission_missing, oa_disabled, oa_unverified,
    oa_kind_refused, package_too_low, cloud_account, standards, message_quota, upload_quota, in_use, bad_host,
    keyring_locked, keyring_missing, keyring_forgot, passphrase_needed, wrong_passphrase, wrong_recovery_code,
    wrong_backup_secret.
    """


class WrongPlace(NeedsUser):
    """Zalo answers -501: this PC's address is not in Vietnam. Parameter `ip` when Zalo names it."""

    def __init__(self, ip: str = "") -> None:
        super().__init__("wrong_place", ip=ip)


class Rejected(AppError):
    """This command will never work as it is. Parameters: `zalo_code` (int) and `zalo_text` when Zalo said it.

    Codes: window_closed, blocked_by_customer, customer_limit, customer_inactive, customer_restricted, not_follower,
    bad_parameter, unknown_path, unknown_code, text_too_long, empty, too_large, wrong_type, phone_format, bad_image,
    file_missing, attachment_expired, media_expired, media_refused, no_program, gone, not_holder, not_author,
    not_connected, passphrase_too_short, too_many, bad_phone, bad_birthday, field_too_long, not_owner, owner_stays,
    warning_needed, staff_unknown, deactivated, name_empty, name_long, cannot_write, bad_email, email_taken, bad_pin,
    wrong_pin, pin_wait, reaction_limit, not_a_backup, backup_damaged, backup_folder_missing,
    update_not_here, update_off, update_untrusted, update_replayed, update_stale, update_damaged, update_broken,
    and the others of `domain/sharing/refusals.py`.
    """


class StorageFailure(AppError):
    """The database or the disk can't be used.

    Codes: disk_full, disk_failed, damaged, too_new, read_only, cannot_open, key_wrong, exists, vault_damaged,
    not_practice, settings_not_kept, autostart_refused, update_not_kept.
    """
