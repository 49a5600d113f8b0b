"""Composing in a real browser: the count follows what is ticked, and everybody can read the page."""

from tests.web.desk.test_browser import AXE, RULES


def test_the_count_follows_what_is_ticked_and_everybody_can_read_it(page, sign_in, amina, bernard, chloe):
    sign_in(amina)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/gestion/publics/ajouter/")
    page.select_option("#criterion", "members.people")
    page.get_by_role("button", name="Ajouter ce critère").click()
    page.locator(".desk-total", has_text="2 personnes aujourd’hui").wait_for()
    page.wait_for_function("window.htmx !== undefined")
    page.get_by_label("maire ou présidence").check()
    page.locator(".desk-total", has_text="1 personne aujourd’hui").wait_for()
    page.locator("#audience-preview td", has_text="maire de Valmont-sur-Loire, adhérente depuis 2020").wait_for()

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.add_script_tag(content=AXE.read_text())
    found = page.evaluate("rules => axe.run('main', {runOnly: rules})", RULES)["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"][:2]]) for one in found] == []
