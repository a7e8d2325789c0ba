"""Things on the CDN are drawn when first asked for."""

from app.practice.cdn import Cdn
from app.practice.ids import IdMaker


def test_drawn_once_and_only_when_read() -> None:
    drawn: list[int] = []

    def draw() -> bytes:
        drawn.append(1)
        return b"picture"

    cdn = Cdn(IdMaker(1))
    media = cdn.find(cdn.put("photo", "jpg", draw, "image/jpeg", 5))
    assert media is not None
    assert drawn == []
    assert (media.read(), media.read(), drawn) == (b"picture", b"picture", [1])


def test_a_query_is_part_of_the_address_but_not_of_the_path() -> None:
    cdn = Cdn(IdMaker(1))
    address = cdn.put("sticker", "png", b"", "image/png", 5, query={"eid": "1", "size": "130"})
    path, _, query = address.partition("?")
    assert query == "eid=1&size=130"
    assert cdn.find(path) is not None
    assert cdn.find(address) is None
