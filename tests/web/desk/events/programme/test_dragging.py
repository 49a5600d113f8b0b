"""The grid in a real browser: a session is dragged, or sent by its form with the keyboard; everybody can read it."""

from datetime import timedelta

from faitiere.domains.events.models import EventRoom
from tests.factories.events import NINE, EventFactory, SessionFactory
from tests.web.desk.test_browser import AXE, RULES


def readable(page) -> list:
    page.add_script_tag(content=AXE.read_text())
    found = page.evaluate("rules => axe.run('main', {runOnly: rules})", RULES)["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"][:2]]) for one in found]


def test_a_session_is_dragged_or_moved_by_keyboard_with_the_same_effect(page, sign_in, amina):
    event = EventFactory()
    quay, bridge = (EventRoom.objects.create(event=event, name=name, capacity=60) for name in ("Quai", "Rive"))
    session = SessionFactory(event=event, title="Climat", room=quay, ends_at=NINE + timedelta(hours=1))
    sign_in(amina)
    page.set_default_timeout(8000)
    page.goto(f"/gestion/evenements/{event.pk}/programme/")
    assert readable(page) == []

    card = page.locator(f"[data-session='{session.pk}'] p").first.bounding_box()
    there = page.locator(f"td[data-room='{bridge.pk}'][data-starts*='T10:30']").bounding_box()
    page.mouse.move(card["x"] + 5, card["y"] + 5)
    page.mouse.down()
    page.mouse.move(card["x"] + 20, card["y"] + 20)
    page.mouse.move(there["x"] + 20, there["y"] + 10, steps=4)
    page.mouse.up()
    page.locator(f"td[data-room='{bridge.pk}'][data-starts*='T10:30'] [data-session]").wait_for()
    session.refresh_from_db()
    assert (session.room, session.starts_at - NINE) == (bridge, timedelta(minutes=90))
    assert session.ends_at - session.starts_at == timedelta(hours=1)

    page.get_by_text("Actions : Climat").press("Enter")
    page.get_by_role("link", name="Déplacer").press("Enter")
    page.locator("input[name=begins]").fill("14 h")
    page.locator("select[name=room]").select_option(label="Quai")
    page.locator("input[name=begins]").press("Enter")
    page.locator(f"td[data-room='{quay.pk}'][data-starts*='T14:00'] [data-session]").wait_for()

    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"/gestion/evenements/{event.pk}/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert readable(page) == []
