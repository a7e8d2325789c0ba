"""A little history to search in."""

from dataclasses import replace
from datetime import date

from app.domain.found import Found
from app.domain.ids import OWNER, MessageKey, OaId, StaffId
from app.domain.messages import Body, HistoryRow, Kind, Link
from app.domain.query import parse
from app.store import search
from app.store.ingest import ingest
from app.store.work import Session
from tests.fakes.history import BINH, OA, T0, answered, said

TODAY = date(2026, 11, 26)


def of_kind(kind: Kind, at: int, text: str = "", **body: object) -> HistoryRow:
    made = Body(kind, text, raw_type=kind.value)
    return replace(said(text, at), body=replace(made, **body))  # type: ignore[arg-type]


def find(session: Session, text: str, by: StaffId = OWNER, limit: int = 50, seconds: float = 5.0) -> Found:
    return search.find(session, parse(text, TODAY), by, limit=limit, seconds=seconds)


def texts(session: Session, text: str, by: StaffId = OWNER) -> list[str]:
    """Of the messages found, in order."""
    return [hit.message.body.text for hit in find(session, text, by).messages]


def store(session: Session, *rows: HistoryRow, oa: OaId = OA) -> tuple[MessageKey, ...]:
    return ingest(session, oa, rows, T0, live=True).new


def a_day(session: Session) -> None:
    """Two customers, both directions, and things."""
    store(
        session,
        said("Còn áo dài đỏ không ạ?", T0 + 1, name="Nguyễn Thuỳ Anh"),
        answered("Dạ còn áo dài đỏ ạ", T0 + 2),
        said("Đồng hồ này bao nhiêu", T0 + 3, user=BINH, name="Trần Bình"),
        said("Ship về 0912.345.678 nhé", T0 + 4, user=BINH, name="Trần Bình"),
        of_kind(Kind.PHOTO, T0 + 5, "áo này", url="https://x/p.jpg"),
        of_kind(Kind.FILE, T0 + 6, file_name="bảng giá.pdf"),
        of_kind(Kind.LINK, T0 + 7, links=(Link("https://shopee.vn/ao", "Áo dài cưới"),)),
        said("xem https://quaychat.vn", T0 + 8),
    )
