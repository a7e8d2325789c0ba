"""Recovery codes: typed by a person, in any way a person types."""

import pytest

from app.errors import NeedsUser
from app.vault.recovery import new_code, read_code

FIXED = "AWWB6V05ZV0V7KNVH3NPPJTQP8W0DG9C"


def test_a_code_has_eight_groups_of_four_and_reads_back() -> None:
    code = new_code()
    assert [len(group) for group in code.split("-")] == [4] * 8
    assert read_code(code) == code.replace("-", "")[:30]


def test_no_two_codes_are_alike() -> None:
    assert len({new_code() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "change", [str.lower, lambda c: c.replace("-", " "), lambda c: c.replace("-", ""), "  {}\n".format]
)
def test_case_and_separators_do_not_matter(change: "object") -> None:
    code = new_code()
    assert callable(change)
    assert read_code(change(code)) == read_code(code)


def test_look_alikes_are_taken_for_what_they_look_like() -> None:
    code = next(c for c in iter(new_code, "") if "0" in c and "1" in c)
    assert read_code(code.replace("0", "O").replace("1", "l")) == read_code(code)
    assert read_code(code.replace("0", "o").replace("1", "I")) == read_code(code)


def test_nearly_every_slip_is_noticed_before_the_slow_try() -> None:
    slips = {
        FIXED[:place] + letter + FIXED[place + 1 :]
        for place in range(len(FIXED))
        for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
        if letter != FIXED[place]
    }
    slips |= {FIXED[:i] + FIXED[i + 1] + FIXED[i] + FIXED[i + 2 :] for i in range(31) if FIXED[i] != FIXED[i + 1]}
    assert sum(1 for typed in slips if _is_taken(typed)) <= len(slips) // 100


def _is_taken(typed: str) -> bool:
    try:
        read_code(typed)
    except NeedsUser:
        return False
    return True


@pytest.mark.parametrize(
    "typed",
    ["", "ABCD", new_code() + "A", new_code()[:-1], "U" * 32, "ắ" * 32],
    ids=["nothing", "short", "one-too-many", "one-too-few", "not-in-the-alphabet", "not-ascii"],
)
def test_what_can_not_be_a_code_is_refused(typed: str) -> None:
    with pytest.raises(NeedsUser, match="wrong_recovery_code"):
        read_code(typed)
