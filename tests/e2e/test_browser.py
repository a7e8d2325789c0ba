"""The sign-in browser against real HTTP: the callback never reaches the network, and nothing else gets out."""

import os
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.site import Answer, Site, redirect
from ui.connect.hosts import SignInHosts

if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

from ui.connect.browser import Browser, LoginPage

pytestmark = [
    pytest.mark.e2e,
    # What Chromium says where there is no graphics card. Anything else fails the test, above all
    # "Release of profile requested but WebEnginePage still not deleted".
    pytest.mark.qt_log_ignore("QRhi", "RHI", "Vulkan", "GPUInfo", extend=True),
]


@pytest.fixture
def landing() -> Iterator[Site]:
    """Where the callback address leads: it must never be asked."""
    with Site({"/done": Answer(body="<p>landed")}) as site:
        yield site


@pytest.fixture
def zalo() -> Iterator[Site]:
    with Site() as site:
        yield site


@pytest.fixture
def browser(qtbot: QtBot, zalo: Site, landing: Site) -> Iterator[Browser]:
    made = Browser(SignInHosts(zalo.base), lambda url: url.startswith(landing.base + "/done"))
    made.resize(700, 500)
    made.show()
    yield made
    gone: list[bool] = []
    made.destroyed.connect(lambda: gone.append(True))
    made.close_down()
    qtbot.waitUntil(lambda: bool(gone))


def js(qtbot: QtBot, page: LoginPage, script: str) -> object:
    """Run a script in the page and give back what it answers."""
    answers: list[object] = []
    page.runJavaScript(script, 0, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


WAYS = {
    "redirect": lambda to: redirect(to),
    "script": lambda to: Answer(body=f"<script>location.href='{to}'</script>"),
    "replace": lambda to: Answer(body=f"<script>location.replace('{to}')</script>"),
    "meta refresh": lambda to: Answer(body=f"<meta http-equiv=refresh content='0;url={to}'>"),
    "new window": lambda to: Answer(body=f"<a id=go target=_blank href='{to}'>go</a><script>go.click()</script>"),
    "window.open": lambda to: Answer(body=f"<script>window.open('{to}')</script>"),
    "frame": lambda to: Answer(body=f"<iframe src='{to}'></iframe>"),
    "form": lambda to: Answer(body=f"<form id=f method=post action='{to}'></form><script>f.submit()</script>"),
}


@pytest.mark.parametrize("way", list(WAYS))
def test_the_callback_never_reaches_the_network(
    qtbot: QtBot, browser: Browser, zalo: Site, landing: Site, way: str
) -> None:
    target = f"{landing.base}/done?code=the-code&oa_id=3000000000000000001&state=s"
    zalo.pages["/permission"] = WAYS[way](target)
    with qtbot.waitSignal(browser.callback) as landed:
        browser.start(zalo.base + "/permission")
    assert landed.args == [target]
    assert zalo.asked[0] == "/permission"
    assert landing.asked == []


def test_two_hops_are_caught_at_the_last(qtbot: QtBot, browser: Browser, zalo: Site, landing: Site) -> None:
    zalo.pages["/permission"] = redirect("/hop")
    zalo.pages["/hop"] = redirect(landing.base + "/done?code=c")
    with qtbot.waitSignal(browser.callback) as landed:
        browser.start(zalo.base + "/permission")
    assert landed.args == [landing.base + "/done?code=c"]
    assert landing.asked == []


def test_pictures_and_calls_to_the_callback_are_blocked_too(
    qtbot: QtBot, browser: Browser, zalo: Site, landing: Site
) -> None:
    zalo.pages["/permission"] = Answer(
        body=f"<img src='{landing.base}/done' onerror=\"fetch('{landing.base}/done')"
        ".catch(()=>document.title='both')\">"
    )
    with qtbot.waitSignal(browser.page.titleChanged, check_params_cb=lambda title: title == "both"):
        browser.start(zalo.base + "/permission")
    assert landing.asked == []
