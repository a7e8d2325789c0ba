"""Permission groups have words for the permission page."""

from app.practice.people import ALL_GROUPS, GROUP_NAMES, Customer, Group


def test_each_group_is_explained() -> None:
    assert set(GROUP_NAMES) == set(Group) == set(ALL_GROUPS)
    assert all(name and meaning for name, meaning in GROUP_NAMES.values())


def test_a_new_customer_never_interacted_and_can_be_reached() -> None:
    person = Customer("1", "2", "Lan", "3")
    assert person.last_interaction == 0
    assert [person.blocked, person.banned, person.restricted, person.full] == [False] * 4
