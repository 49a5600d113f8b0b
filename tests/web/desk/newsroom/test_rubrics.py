import pytest
from pytest_django.asserts import assertContains

from faitiere.domains.newsroom.models import Rubric


@pytest.mark.django_db
def test_a_rubric_is_opened_renamed_and_keeps_its_identifier(desk):
    desk.post("/gestion/rubriques/ajouter/", {"name": "Chroniques", "order": "3"})
    kept = Rubric.objects.get()
    refused = desk.post("/gestion/rubriques/ajouter/", {"name": "chroniques", "order": "4"})
    assertContains(refused, "Une rubrique s’appelle déjà")
    desk.post(f"/gestion/rubriques/{kept.pk}/modifier/", {"name": "Chroniques d’ici", "order": "1"})
    assert Rubric.objects.values_list("slug", "name", "order").get() == ("chroniques", "Chroniques d’ici", 1)
    assertContains(desk.get("/gestion/rubriques/"), "Chroniques d’ici")
