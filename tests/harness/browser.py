"""A real browser for stories told as users live them; where there is none, they are skipped and say so."""

import os

import pytest
from django.conf import settings

from tests.harness.clients import signed_in
from tools.browser import ARGS, chromium


def pytest_collection_modifyitems(items):
    """Whatever needs a browser wears the mark, so that it can be chosen or left out."""
    for item in items:
        if {"browser", "page"} & set(item.fixturenames):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser():
    """Chromium, started once; its sync interface runs a loop in this thread, which Django must be told is safe."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine: browser tests did not run")
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        window = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield window
        window.close()


@pytest.fixture
def page(browser, live_server):
    """A French reader's window, of the size of a laptop; `page.goto("/groupes/")` is enough."""
    context = browser.new_context(
        base_url=live_server.url, locale="fr-FR", timezone_id="Europe/Paris", viewport={"width": 1280, "height": 800}
    )
    window = context.new_page()
    window.errors = []
    window.on("pageerror", lambda error: window.errors.append(str(error)))
    yield window
    context.close()
    assert window.errors == []


@pytest.fixture
def sign_in(page, live_server):
    """Open the session of somebody in the window, without going through the sign-in screens."""

    def open_session(user):
        cookie = signed_in(user).cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    return open_session
