"""Cycles are collected on the window's thread, never in a worker."""

import gc
import sys
import threading
import weakref

from pytestqt.qtbot import QtBot

from ui.garbage import Collector


class Knot:
    def __init__(self) -> None:
        self.me = self


def test_workers_collect_nothing_and_the_window_does(qtbot: QtBot) -> None:
    collector = Collector()
    try:
        knot = weakref.ref(Knot())

        def allocate() -> None:
            _ = [[number] for number in range(50_000)]

        worker = threading.Thread(target=allocate)
        worker.start()
        worker.join()
        assert knot() is not None
        kept = [[] for _ in range(gc.get_threshold()[0] + 1)]
        collector.look()
        assert knot() is None
        assert kept
    finally:
        collector.close()
        gc.disable()


def test_nothing_is_done_where_nothing_is_full(qtbot: QtBot) -> None:
    collector = Collector()
    gc.collect()
    knot = weakref.ref(Knot())
    collector.look()
    assert knot() is not None
    collector.close()
    assert gc.isenabled()
    gc.disable()


def test_what_the_start_has_made_is_never_looked_through_again(qtbot: QtBot) -> None:
    collector = Collector()
    collector.look()
    assert not collector.settled
    sys.modules["only.for.this.test"] = sys
    collector.look()
    assert not collector.settled, "something was loaded in between"
    collector.look()
    assert collector.settled
    assert gc.get_freeze_count() > 1_000
    del sys.modules["only.for.this.test"]
    collector.close()
    assert gc.get_freeze_count() == 0
    gc.disable()
