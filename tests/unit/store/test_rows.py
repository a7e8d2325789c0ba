"""Messages between columns and values; round trips of every kind are in test_ingest."""

from app.domain.messages import Body, Contact, Kind, Link, Place
from app.store.rows import INSERTED, extra_of, to_values
from app.store.tables import messages
from tests.fakes.history import OA, said


def test_the_inserts_values_stand_in_the_order_of_the_columns() -> None:
    values = dict(zip(INSERTED, to_values(OA, 5, said("a", 7, 1)), strict=True))
    assert (values["key"], values["oa_id"], values["sent_at"], values["text"]) == (5, OA, 7, "a")
    assert list(INSERTED) == [column.name for column in messages.c if column.name in INSERTED]
    assert all(type(value) in (str, int) for value in values.values()), "plain values: any driver takes them"


def test_plain_kinds_cost_no_json() -> None:
    assert extra_of(Body(Kind.TEXT, "a")) == ""


def test_rare_fields_are_json() -> None:
    body = Body(Kind.LINK, links=(Link("https://a", "Ấ"),), place=Place(1.5, 2.0), file_name="a", file_size=3)
    assert extra_of(body) == '{"links":[["https://a","Ấ","",""]],"place":[1.5,2.0],"file":["a",3]}'


def test_whom_a_card_is_of_and_how_long_a_call_lasts_are_json_too() -> None:
    body = Body(Kind.CARD, contact=Contact("Mai", "0903"), seconds=5)
    assert extra_of(body) == '{"contact":["Mai","0903"],"seconds":5}'
