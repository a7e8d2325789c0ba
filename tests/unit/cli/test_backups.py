"""`backup` and `restore`, as one types them."""

from pathlib import Path

from tests.unit.cli.shell import Shell


def test_a_shop_moves_to_a_clean_pc(shell: Shell, tmp_path: Path) -> None:
    code = shell("setup", "--json").json["recovery_code"]
    shell.connect()
    file = tmp_path / "shop.qcbackup"
    made = shell("backup", str(file), "--json")
    assert (made.code, made.json["file"]) == (0, str(file))
    assert made.json["bytes"] == file.stat().st_size
    assert shell("restore", str(file), "--check", stdin=f"{code}\n").code == 0

    shell.home.rename(tmp_path / "first-pc")
    restored = shell("restore", str(file), "--json", stdin=f"{code}\n")
    assert restored.code == 0
    assert restored.json["recovery_code"] not in ("", code)
    status = shell("status", "--json").json
    assert [oa["name"] for oa in status["oas"]] == ["Tiệm Luyện Tập"]


def test_a_folder_gets_a_file_named_by_the_day_and_a_passphrase_opens_it(shell: Shell, tmp_path: Path) -> None:
    shell("setup")
    (tmp_path / "out").mkdir()
    assert shell("backup", str(tmp_path / "out"), "--passphrase", stdin="mật khẩu riêng\n").code == 0
    (file,) = (tmp_path / "out").glob("QuayChat-*.qcbackup")
    assert shell("restore", str(file), "--check", stdin="mật khẩu riêng\n").code == 0
    wrong = shell("restore", str(file), "--check", "--json", stdin="mật khẩu khác\n")
    assert (wrong.code, wrong.json["error"]["code"]) == (3, "wrong_backup_secret")


def test_a_restore_over_a_living_profile_keeps_its_key_and_can_be_taken_back(shell: Shell, tmp_path: Path) -> None:
    code = shell("setup", "--json").json["recovery_code"]
    file = tmp_path / "empty.qcbackup"
    shell("backup", str(file))
    shell.connect()
    restored = shell("restore", str(file), "--json", stdin=f"{code}\n")
    assert (restored.code, restored.json["recovery_code"]) == (0, "")
    assert shell("status", "--json").json["oas"] == []
    assert shell("restore", "--undo").code == 0
    assert len(shell("status", "--json").json["oas"]) == 1
    assert shell("restore", "--undo", "--json").json["error"]["code"] == "gone"


def test_what_is_no_backup_is_refused_and_changes_nothing(shell: Shell, tmp_path: Path) -> None:
    shell("setup")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    said = shell("restore", str(tmp_path / "photo.jpg"), "--json", stdin="x\n")
    assert (said.code, said.json["error"]["code"]) == (4, "not_a_backup")
    assert shell("restore").code == 4
    assert shell("status").code == 0
