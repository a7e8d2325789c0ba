"""The sign-in browser against real HTTP: the callback never reaches the network, and nothing else gets out."""

import os
from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.practice.server import PracticeServer
from tests.fakes.site import Answer, Site, redirect
from ui.connect.browser import Browser, LoginPage
from ui.connect.hosts import SignInHosts

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
    qtbot.wait(100)  # time for a request that must not come
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


def test_a_foreign_host_is_refused_and_told(qtbot: QtBot, browser: Browser, zalo: Site, landing: Site) -> None:
    zalo.pages["/permission"] = Answer(body=f"<a id=out href='{landing.base}/elsewhere'>out</a>")
    with qtbot.waitSignal(browser.page.loadFinished):
        browser.start(zalo.base + "/permission")
    with qtbot.waitSignal(browser.foreign) as foreign:
        browser.page.runJavaScript("out.click()")
    assert foreign.args == [landing.base + "/elsewhere"]
    assert browser.page.url().path() == "/permission"
    assert landing.asked == []


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://127.0.0.1/", "javascript:document.title='in'"])
def test_files_and_odd_schemes_do_not_open(qtbot: QtBot, browser: Browser, zalo: Site, address: str) -> None:
    zalo.pages["/permission"] = Answer(body=f'<title>here</title><a id=out href="{address}" target=_top>out</a>')
    with qtbot.waitSignal(browser.page.loadFinished):
        browser.start(zalo.base + "/permission")
    browser.page.runJavaScript("if (!out.href.startsWith('javascript')) out.click()")
    assert js(qtbot, browser.page, "location.pathname") == "/permission"


def test_a_download_is_refused(qtbot: QtBot, browser: Browser, zalo: Site) -> None:
    zalo.pages["/file"] = Answer(body="data", headers=(("Content-Disposition", "attachment; filename=a.exe"),))
    zalo.pages["/permission"] = Answer(body="<a id=out href='/file'>file</a><script>out.click()</script>")
    with qtbot.waitSignal(browser.download_refused):
        browser.start(zalo.base + "/permission")


def test_no_permission_is_given(qtbot: QtBot, browser: Browser, zalo: Site) -> None:
    zalo.pages["/permission"] = Answer(
        body="<script>Notification.requestPermission().then(answer => document.title = answer)</script>"
    )
    with qtbot.waitSignal(browser.page.titleChanged, check_params_cb=lambda title: title == "denied"):
        browser.start(zalo.base + "/permission")


def test_dialogs_of_the_page_never_block(qtbot: QtBot, browser: Browser, zalo: Site) -> None:
    zalo.pages["/permission"] = Answer(body="<script>document.title = String(confirm('Chắc không?'))</script>")
    with qtbot.waitSignals([browser.said, browser.page.loadFinished]):
        browser.start(zalo.base + "/permission")
    assert js(qtbot, browser.page, "document.title") == "false"


def test_a_pop_up_is_shown_in_the_same_view_and_gives_way_again(qtbot: QtBot, browser: Browser, zalo: Site) -> None:
    zalo.pages["/permission"] = Answer(body="<script>window.open('/popup')</script>")
    zalo.pages["/popup"] = Answer(body="<title>pop-up</title>")
    first = browser.page
    browser.start(zalo.base + "/permission")
    qtbot.waitUntil(lambda: browser.page is not first and browser.page.title() == "pop-up")
    assert browser.view.page() is browser.page
    assert type(browser.page) is LoginPage
    browser.page.runJavaScript("window.close()")
    qtbot.waitUntil(lambda: browser.view.page() is first)


def test_nothing_of_a_login_is_kept(qtbot: QtBot, browser: Browser, zalo: Site) -> None:
    assert browser.profile.isOffTheRecord()
    assert browser.profile.storageName() == ""
    assert "QtWebEngine" not in browser.profile.httpUserAgent()
    assert "Chrome/" in browser.profile.httpUserAgent()
    assert not browser.profile.isSpellCheckEnabled()


def test_a_page_that_does_not_answer_is_offline(qtbot: QtBot, browser: Browser, zalo: Site, landing: Site) -> None:
    with Site() as gone:
        nowhere = gone.base
    other = Browser(SignInHosts(nowhere), lambda url: False)
    other.show()
    with qtbot.waitSignal(other.failed) as failed:
        other.start(nowhere + "/permission")
    assert failed.args == ["offline"]
    ended: list[bool] = []
    other.destroyed.connect(lambda: ended.append(True))
    other.close_down()
    qtbot.waitUntil(lambda: bool(ended))


def test_a_server_error_is_told(qtbot: QtBot, browser: Browser, zalo: Site) -> None:
    zalo.pages["/permission"] = Answer(503, "")
    with qtbot.waitSignal(browser.failed) as failed:
        browser.start(zalo.base + "/permission")
    assert failed.args == ["server"]


def test_a_crashed_renderer_is_told(qtbot: QtBot, browser: Browser, zalo: Site) -> None:
    zalo.pages["/permission"] = Answer(body="<title>up</title>")
    with qtbot.waitSignal(browser.page.loadFinished):
        browser.start(zalo.base + "/permission")
    with qtbot.waitSignal(browser.crashed):
        os.kill(browser.page.renderProcessPid(), 9)


@pytest.fixture
def practice() -> Iterator[PracticeServer]:
    server = PracticeServer()
    server.start_now()
    yield server
    server.stop_now()


@pytest.fixture
def at_practice(qtbot: QtBot, practice: PracticeServer) -> Iterator[Browser]:
    """The browser with the practice OA's permission page open."""
    made = Browser(SignInHosts(practice.oauth_base), lambda url: url.startswith(practice.redirect_uri))
    made.resize(700, 560)
    made.show()
    query = urlencode({"app_id": practice.app_id, "redirect_uri": practice.redirect_uri, "state": "the-state"})
    with qtbot.waitSignal(made.page.loadFinished):
        made.start(f"{practice.oauth_base}/v4/oa/permission?{query}")
    yield made
    gone: list[bool] = []
    made.destroyed.connect(lambda: gone.append(True))
    made.close_down()
    qtbot.waitUntil(lambda: bool(gone))


def click(qtbot: QtBot, browser: Browser, element: str) -> None:
    """A real click in the middle of an element of the page."""
    script = (
        "(id => { const e = document.getElementById(id); e.scrollIntoView({block: 'center'});"
        " const r = e.getBoundingClientRect(); return `${r.x + r.width / 2},${r.y + r.height / 2}` })"
    )
    place = js(qtbot, browser.page, f"{script}('{element}')")
    x, y = (int(float(part)) for part in str(place).split(","))
    qtbot.mouseClick(browser.view.focusProxy(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))


def test_allowing_at_the_practice_oa_ends_in_the_callback(
    qtbot: QtBot, at_practice: Browser, practice: PracticeServer
) -> None:
    with qtbot.waitSignal(at_practice.callback) as landed:
        click(qtbot, at_practice, "allow")
    query = parse_qs(urlsplit(landed.args[0]).query)
    assert landed.args[0].startswith(practice.redirect_uri)
    assert query["state"] == ["the-state"]
    assert query["code"][0]
    assert query["oa_id"][0]


def test_denying_at_the_practice_oa_ends_in_the_callback_without_a_code(
    qtbot: QtBot, at_practice: Browser, practice: PracticeServer
) -> None:
    with qtbot.waitSignal(at_practice.callback) as landed:
        click(qtbot, at_practice, "deny")
    assert "code" not in parse_qs(urlsplit(landed.args[0]).query)
