"""Campaigns: lives that end by being killed, one after another, on one file; after each the file and Zalo are looked
at."""

import random
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from app.paths import Paths
from app.practice import pictures
from app.practice.clock import PracticeClock
from app.practice.faults import Fault
from app.practice.people import Customer
from app.practice.world import World
from app.store.driver import connect
from tests.kill import jobs
from tests.kill.death import Fate, any_fate
from tests.kill.life import KEY, Work, live
from tests.kill.line import Far
from tests.kill.whole import check_whole

SEND = "/v3.0/oa/message/cs"
LIVES = Fate()
LOOK_EVERY = 8
"""After so many deaths one life is lived to its end, and what it leaves must be whole."""


@dataclass
class Campaign:
    """One profile and the Zalo that outlives its processes."""

    seed: int
    folder: Path

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.far = Far(self.seed)
        self.world = World(PracticeClock(self.far.true_ms), seed=self.seed)
        self.world.knobs.quota_style = "2026"
        self.world.base = "https://openapi.simulated"
        self.world.app.redirect_uri = "https://oauth.simulated/practice/landed"
        self.far.use(self.world)
        self.path = Paths(self.folder).database
        self.deaths = self._lives = 0

    def people(self, count: int) -> list[Customer]:
        made = [self.world.add_customer(f"Khách {len(self.world.customers)}") for _ in range(count)]
        for one in made:
            self.world.cdn.place(f"/cdn/avatar/{one.user_id}.png", pictures.speck, "image/png", self.world.now())
            self.world.customer_writes(one, "Còn hàng không ạ?")
        return made

    def run(self, work: Work, fate: Fate = LIVES) -> bool:
        """One life, and a look at the file it leaves. True: it lived to its end."""
        self._lives += 1
        lived = live(self.far, self.folder, work, fate, self.seed * 10_000 + self._lives)
        assert lived or fate is not LIVES, "killed without a fate"
        self.deaths += not lived
        self._check_file()
        return lived

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        connection = connect(self.path, KEY)
        try:
            return [tuple(row) for row in connection.execute(query)]
        finally:
            connection.close()

    def _check_file(self) -> None:
        if not self.path.exists() or not self.path.stat().st_size:
            return
        connection = connect(self.path, KEY)
        try:
            check_whole(connection)
        finally:
            connection.close()


def sending(seed: int, deaths: int, folder: Path) -> Campaign:
    """Killed while it sends, and one call of five fails: nothing is lost, nothing is sent twice or out of order."""
    one = Campaign(seed, folder)
    people = one.people(8)
    one.run(partial(jobs.connect, new=jobs.login(one.world)))
    handed: dict[int, str] = {}
    number = 0
    while one.deaths < deaths:
        texts = [f"trả lời {number + more}" for more in range(3)]
        number += len(texts)
        one.world.knobs.faults = _trouble()
        one.run(partial(jobs.send, people=people, texts=texts), any_fate(one.chance, 700, 120))
        _check_outbox(one, handed)
        if one.deaths % LOOK_EVERY == 0 or one.deaths >= deaths:
            one.world.knobs.faults = []
            one.run(jobs.decide)
            _check_outbox(one, handed)
            assert Counter(_sent(one)) == Counter(handed.values())
    return one


def _check_outbox(one: Campaign, handed: dict[int, str]) -> None:
    """What was once kept is kept, what is shown as sent is sent, and only that; each once, in order."""
    found = {key: (text, state) for key, text, state in one.rows("SELECT id, text, state FROM outbox ORDER BY id")}
    assert handed.keys() <= found.keys(), f"lost: {handed.keys() - found.keys()}"
    handed |= {key: text for key, (text, _) in found.items()}
    sent = _sent(one)
    assert len(sent) == len(set(sent)), [text for text, times in Counter(sent).items() if times > 1]
    for text, state in found.values():
        assert state != "sent" or text in sent, f"{text} is shown as sent"
        assert state not in {"failed", "not_found", "queued", "held"} or text not in sent, f"{text} is {state}"
    order = {text: key for key, text in handed.items()}
    for user in one.world.customers:
        keys = [order[str(row.fields["message"])] for row in one.world.sent if row.user_id == user]
        assert keys == sorted(keys)


def _sent(one: Campaign) -> list[str]:
    return [str(row.fields["message"]) for row in one.world.sent]


def _trouble() -> list[Fault]:
    """For one call of five, before and after it is done."""
    return [
        Fault("cut", "/v", percent=4),
        Fault("cut", SEND, percent=8, committed=True),
        Fault("cut_body", SEND, percent=4, committed=True),
        Fault("status", "/v", percent=4, status=503),
        Fault("html", "/v", percent=2, committed=True),
    ]


def rotating(seed: int, deaths: int, folder: Path) -> Campaign:
    """Killed while tokens change: the stored pair is alive, or the app asks for a new login. Never dead in silence."""
    one = Campaign(seed, folder)
    one.people(2)
    one.run(partial(jobs.connect, new=jobs.login(one.world)))
    one.world.knobs.access_life = 130_000
    while one.deaths < deaths:
        one.run(partial(jobs.rotate, new=_asked_for(one)), any_fate(one.chance, 700, 60))
        if one.deaths % LOOK_EVERY == 0 or one.deaths >= deaths:
            one.run(partial(jobs.rotate, new=_asked_for(one)))
            assert _standing(one) in {("connected", ""), ("reconnect", "login_again")}
    return one


def _standing(one: Campaign) -> tuple[str, str]:
    ((state, problem),) = one.rows("SELECT state, problem FROM connections")
    return state, problem


def _asked_for(one: Campaign) -> jobs.Login | None:
    return jobs.login(one.world) if _standing(one)[0] == "reconnect" else None


def dealing(seed: int, deaths: int, folder: Path) -> Campaign:
    """Killed while it shares out what has come (RR18): each conversation has its step and its holder, or neither."""
    one = Campaign(seed, folder)
    one.people(2)
    one.run(partial(jobs.connect, new=jobs.login(one.world)))
    while one.deaths < deaths:
        one.people(3)
        one.run(jobs.deal, any_fate(one.chance, 400, 80))
        _check_holders(one)
        if one.deaths % LOOK_EVERY == 0 or one.deaths >= deaths:
            one.run(jobs.deal)
            held = Counter(holder for (holder,) in one.rows("SELECT assignee FROM conversations WHERE shared"))
            assert held.total() == len(one.world.customers) - 2
            assert set(held) == set(jobs.MEMBERS), held
            assert max(held.values()) - min(held.values()) <= 1, held
    return one


def _check_holders(one: Campaign) -> None:
    logged: dict[str, str | None] = {}
    for user, before, holder in one.rows("SELECT user_id, before, holder FROM sharing_log ORDER BY id"):
        assert logged.get(user) == before, f"{user}: {before} after {logged.get(user)}"
        logged[user] = holder
    for user, holder in one.rows("SELECT user_id, assignee FROM conversations"):
        assert logged.get(user) == holder, f"{user}: {holder} after {logged.get(user)}"
