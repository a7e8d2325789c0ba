"""Finds out which permission groups an OA has not granted, by calls that touch nobody."""

from app.domain.connections import Permission
from app.errors import NeedsUser, Rejected
from app.zalo import requests
from app.zalo.calls import Caller
from app.zalo.requests import Request


async def missing_permissions(caller: Caller) -> tuple[Permission, ...]:
    """The groups that answer -223 (zalo-oa-api.md 2.4 and 4).

    Raises what says that nothing can be known: WrongPlace, NeedsUser `package_too_low`, Transient …
    """
    questions = {
        Permission.OA_INFO: requests.profile(),
        Permission.MESSAGES: requests.recent(0, 1),
        Permission.SEND: requests.reply_quota(requests.NOBODY),
        Permission.CUSTOMERS: requests.customers(0, 1),
    }
    return tuple([one for one, question in questions.items() if not await _granted(caller, question)])


async def _granted(caller: Caller, question: Request) -> bool:
    try:
        await caller.data(question)
    except NeedsUser as error:
        if error.code == "permission_missing":
            return False
        raise
    except Rejected as error:
        # Zalo looks at permissions before parameters: what is refused for its parameters is permitted.
        if error.code == "unknown_path":
            raise
    return True
