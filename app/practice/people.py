"""Who there is in the practice world: the shop's Zalo app, its OAs, and their customers."""

from dataclasses import dataclass, field
from enum import StrEnum


class Group(StrEnum):
    """Permission groups of the permission page (API page 2.4); each is one tick, `#perm-<value>`."""

    SEND = "send"
    MESSAGES = "messages"
    INFO = "info"
    ARTICLES = "articles"
    CALL = "call"
    EVENTS = "events"


ALL_GROUPS = frozenset(Group)

GROUP_NAMES = {
    Group.SEND: ("Gửi tin và thông báo qua OA", "Trả lời khách, gửi ảnh và tệp"),
    Group.MESSAGES: ("Quản lý tin nhắn người dùng", "Đọc tin nhắn giữa khách và OA"),
    Group.INFO: ("Quản lý thông tin OA và người dùng", "Tên, ảnh đại diện, nhãn, hạn mức"),
    Group.ARTICLES: ("Quản lý bài viết", "Tạo và sửa bài viết của OA"),
    Group.CALL: ("Gọi thoại", "Yêu cầu và nhận cuộc gọi"),
    Group.EVENTS: ("Nhận sự kiện", "Sự kiện tin nhắn và người dùng"),
}


@dataclass(slots=True)
class ZaloApp:
    """The shop's app on Zalo's developer site. `redirect_uri` is its one registered callback address."""

    app_id: str
    secret: str
    redirect_uri: str = ""
    name: str = "Quầy Chat"


@dataclass(slots=True)
class Oa:
    """One OA. `owned` is false for one that the person on the permission page doesn't administer."""

    oa_id: str
    name: str
    description: str = ""
    alias: str = ""
    category: str = "Cửa hàng"
    verified: bool = True
    oa_type: int = 2
    package: str = "Tăng trưởng"
    package_until: str = ""
    owned: bool = True
    colour: str = "#0A7563"
    tags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Customer:
    """One person as one OA knows them; the same person has another `user_id` with another OA."""

    user_id: str
    oa_id: str
    name: str
    user_id_by_app: str
    follower: bool = True
    sensitive: bool = False
    alias: str = ""
    external_id: str = ""
    tags: list[str] = field(default_factory=list)
    shared: dict[str, object] = field(default_factory=dict)
    last_interaction: int = 0
    """Epoch milliseconds of the last thing that opens the reply window; 0 = never."""
    greeted_by_follow: bool = False
    """The last interaction was a follow, and nothing has been written since."""
    replies_left: int = 8
    blocked: bool = False
    banned: bool = False
    restricted: bool = False
    full: bool = False
    """Can't receive any more for now (-218)."""
