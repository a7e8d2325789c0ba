"""What the database itself refuses about rules."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from app.store.tables import rule_sources, rules
from app.store.work import Session


def test_an_oa_is_in_at_most_one_rule(session: Session) -> None:
    session.execute(insert(rule_sources).values(oa_id="1", rule_id="a", since=1))
    with pytest.raises(IntegrityError):
        session.execute(insert(rule_sources).values(oa_id="1", rule_id="b", since=1))


def test_a_name_is_given_to_one_rule_alone(session: Session) -> None:
    rule = {"name": "Ca sáng", "name_key": "ca sáng", "method": "turns", "old_choice": "keep"}
    session.execute(insert(rules).values(id="a", only_unpaused=True, reply_claims=False, **rule))
    with pytest.raises(IntegrityError):
        session.execute(insert(rules).values(id="b", only_unpaused=True, reply_claims=False, **rule))
