"""Ids look like Zalo's."""

import re

from app.practice.ids import IdMaker


def test_shapes() -> None:
    ids = IdMaker(1)
    for _ in range(200):
        assert re.fullmatch(r"[1-9]\d{18}", ids.number())
        assert re.fullmatch(r"[0-9a-f]{20}", ids.message())
        assert re.fullmatch(r"[A-Za-z0-9_-]{200,}", ids.token())


def test_numbers_do_not_survive_a_float() -> None:
    ids = IdMaker(2)
    assert any(int(float(number)) != int(number) for number in (ids.number() for _ in range(20)))


def test_message_ids_have_no_order() -> None:
    made = [IdMaker(3).message()] + [one for maker in [IdMaker(4)] for one in (maker.message() for _ in range(9))]
    assert made != sorted(made)
    assert len(set(made)) == 10
