"""`send` and `outbox`, against the practice OA over HTTP."""

import io
from pathlib import Path

import pytest
from PIL import Image

from app.practice.faults import Fault
from app.practice.people import Customer
from tests.unit.cli.shell import Shell
from tests.unit.cli.test_talk import fill, row


@pytest.fixture
def customer(shell: Shell, tmp_path: Path) -> Customer:
    """Of a connected OA; has just written, and a `run` has stored it."""
    world = shell.server.world
    shell.connect()
    made = world.add_customer("Chị Thử")
    world.customer_writes(made, "Còn hàng không ạ?")
    written = row(1, made.user_id, "Còn hàng không ạ?")
    written = type(written)(*[getattr(written, name) for name in written.__slots__][:3], world.now(), written.body)
    fill(shell, tmp_path, [written], world.oa.oa_id)
    return made


def sent_to(shell: Shell, customer: Customer) -> list[str]:
    return [str(message.fields) for message in shell.server.world.sent if message.user_id == customer.user_id]


def test_a_text_is_sent_and_its_message_id_told(shell: Shell, customer: Customer) -> None:
    said = shell("send", customer.user_id, "Dạ còn ạ", "--json")
    assert (said.code, said.json["state"]) == (0, "sent")
    assert said.json["message_id"] == shell.server.world.sent[-1].message_id
    assert len(sent_to(shell, customer)) == 1


def test_a_text_may_come_from_standard_input(shell: Shell, customer: Customer) -> None:
    assert shell("send", customer.user_id, stdin="Dạ còn\nhai cái ạ\n").code == 0
    assert "hai cái" in sent_to(shell, customer)[0]
    assert shell("send", customer.user_id, stdin="").code == 3


def test_files_go_in_order_with_the_caption_on_the_first(shell: Shell, customer: Customer, tmp_path: Path) -> None:
    names = []
    for number, colour in enumerate(("red", "teal")):
        target = io.BytesIO()
        Image.new("RGB", (30, 30), colour).save(target, "PNG")
        path = tmp_path / f"{number}.png"
        path.write_bytes(target.getvalue())
        names += ["--file", str(path)]
    said = shell("send", customer.user_id, "Hai mẫu ạ", *names, "--json")
    assert said.code == 0
    assert [one["text"] for one in said.lines] == ["Hai mẫu ạ", ""]
    assert len(sent_to(shell, customer)) == 2


def test_what_can_not_be_sent_is_refused_before_it_is_queued(shell: Shell, customer: Customer, tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"MZ")
    assert shell("send", customer.user_id, "--file", str(tmp_path / "a.exe")).code == 4
    assert shell("send", customer.user_id, "--file", str(tmp_path / "none.png")).code == 4
    assert shell("send", customer.user_id, "x" * 20_001).code == 4
    assert shell("outbox").out == ""


def test_offline_it_stays_queued_and_says_so(shell: Shell, customer: Customer) -> None:
    shell.server.set_online(False)
    try:
        said = shell("send", customer.user_id, "Dạ còn ạ", "--wait", "0.5", "--json")
    finally:
        shell.server.set_online(True)
    assert (said.code, said.json["error"]["code"]) == (75, "still_queued")
    assert [one["state"] for one in shell("outbox", "--json").lines] == ["queued"]
    assert shell("send", customer.user_id, "câu sau", "--json").code == 0
    assert len(sent_to(shell, customer)) == 2
    assert shell("outbox").out == ""


def test_only_queued_it_waits_for_run(shell: Shell, customer: Customer) -> None:
    said = shell("send", customer.user_id, "Dạ còn ạ", "--no-wait", "--json")
    assert (said.code, said.json["state"]) == (0, "queued")
    assert sent_to(shell, customer) == []
    discarded = shell("outbox", "discard", str(said.json["id"]), "--json")
    assert discarded.json["state"] == "cancelled"
    assert shell("outbox", "discard", str(said.json["id"])).code == 4


def test_a_refusal_is_told_in_words_and_can_be_tried_again(shell: Shell, customer: Customer) -> None:
    customer.blocked = True
    said = shell("send", customer.user_id, "Dạ còn ạ", "--json")
    assert (said.code, said.json["state"]) == (4, "failed")
    assert "blocked_by_customer" in said.err
    later = shell("send", customer.user_id, "câu sau", "--json")
    assert later.json["error"]["code"] == "earlier_unsettled"
    customer.blocked = False
    assert shell("outbox", "retry", str(said.json["id"])).code == 0
    assert shell("send", customer.user_id, "câu cuối").code == 0
    assert len(sent_to(shell, customer)) == 3


def test_a_lost_answer_is_found_again_and_nothing_is_doubled(shell: Shell, customer: Customer) -> None:
    fault = Fault("cut", "/v3.0/oa/message/cs", times=1, committed=True)
    shell.server.knobs.faults.append(fault)
    said = shell("send", customer.user_id, "Dạ còn ạ", "--wait", "30", "--json")
    shell.server.knobs.faults.remove(fault)
    assert (said.code, said.json["state"]) == (0, "sent")
    assert len(sent_to(shell, customer)) == 1


def test_dead_tokens_say_how_to_log_in_again_and_the_message_stays(shell: Shell, customer: Customer) -> None:
    shell.server.world.revoke_tokens()
    said = shell("send", customer.user_id, "Dạ còn ạ", "--json")
    assert said.code == 3
    assert "connect --reconnect" in said.err
    assert [one["state"] for one in shell("outbox", "--json").lines] == ["queued"]
