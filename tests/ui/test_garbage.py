"""Cycles are collected on the window's thread, never in a worker."""

import gc
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
