"""History rows and conversations for tests: short to write, different where it matters."""

import itertools

from app.domain.ids import ConversationId, OaId, RemoteId, UserId
from app.domain.messages import Body, Direction, HistoryRow, Kind

OA = OaId("3000000000000000001")
OTHER_OA = OaId("3000000000000000002")
AN = UserId("1000000000000000011")
BINH = UserId("1000000000000000012")
TALK = ConversationId(OA, AN)
T0 = 1_760_000_000_000
_numbers = itertools.count(1)


def remote(number: int) -> RemoteId:
    return RemoteId(f"{number:020x}")


def said(  # noqa: PLR0917 (a test reads better without names)
    text: str = "Còn hàng không ạ?",
    at: int = T0,
    number: int | None = None,
    user: UserId = AN,
    direction: Direction = Direction.IN,
    name: str = "",
) -> HistoryRow:
    """What a customer wrote, or with `direction` the OA."""
    return HistoryRow(
        remote(next(_numbers) + 10**6 if number is None else number),
        user,
        direction,
        at,
        Body(Kind.TEXT, text, raw_type="text"),
        customer_name=name,
    )


def answered(text: str = "Dạ còn ạ", at: int = T0, number: int | None = None, user: UserId = AN) -> HistoryRow:
    """What the OA wrote."""
    return said(text, at, number, user, Direction.OUT)
