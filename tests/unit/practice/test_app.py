"""API page 15, media: links that expire, are slow, or are not what they say."""

from tests.unit.practice.conftest import Shop


def photo(shop: Shop) -> str:
    shop.world.customer_sends_photo(shop.lan, b"\xff\xd8\xff picture")
    return str(shop.recent()[0]["url"])


def test_a_link_dies_after_its_life(shop: Shop) -> None:
    url = photo(shop)
    shop.knobs.media_life = 1000
    shop.clock.advance(1000)
    assert shop.http.get(url).content == b"\xff\xd8\xff picture"
    shop.clock.advance(1)
    assert shop.http.get(url).status_code == 403
    shop.knobs.media_expired_status = 404
    assert shop.http.get(url).status_code == 404


def test_avatars_do_not_die(shop: Shop) -> None:
    shop.knobs.media_life = 1
    shop.clock.advance(1000)
    assert shop.http.get(f"/cdn/avatar/{shop.lan.user_id}.png").status_code == 200
    assert shop.http.get(f"/cdn/oa/{shop.world.oa.oa_id}.png").status_code == 200


def test_the_content_type_can_be_wrong_and_the_answer_slow(shop: Shop) -> None:
    url = photo(shop)
    assert shop.http.get(url).headers["content-type"] == "image/jpeg"
    shop.knobs.media_wrong_type, shop.knobs.media_delay = True, 0.01
    assert shop.http.get(url).headers["content-type"].startswith("text/html")


def test_nothing_lies_elsewhere(shop: Shop) -> None:
    assert shop.http.get("/cdn/photo/none.jpg").status_code == 404


def test_the_home_page_is_no_page(shop: Shop) -> None:
    assert shop.http.get("/").json()["error"] == 404
