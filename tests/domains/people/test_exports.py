import json
from datetime import date

from faitiere.domains.people import exports
from faitiere.domains.people.models import Organization, Person
from tests.factories.people import ContactPointFactory, OrganizationFactory, PersonFactory

TODAY = date(2024, 1, 19)


def test_everything_known_is_told_whichever_room_knows_it(presidency, amina):
    ContactPointFactory(person=presidency.person, value="maire@valmont.example")

    told = exports.everything(presidency.person, on=TODAY)
    text = json.dumps(told, ensure_ascii=False)

    assert told["Personne"]["nom"] == "Morel"
    for known in ["maire@valmont.example", "Maire", "Groupe-pays Valdorie", "Registre inventé", "2023-09-01"]:
        assert known in text, known
    assert "Garnier" not in text


def test_nothing_of_somebody_else_is_told(presidency, chloe):
    text = json.dumps(exports.everything(chloe.person, on=TODAY), ensure_ascii=False)

    assert chloe.email in text
    assert "Morel" not in text
    assert "Valdorie" not in text


def test_people_are_listed_with_the_title_of_the_day(presidency, chloe):
    people = Person.objects.order_by("last_name")

    rows = [
        dict(zip(exports.PERSON_COLUMNS, row, strict=True))
        for row in exports.person_rows(people, "membership", on=TODAY)
    ]

    assert [(row["Nom"], row["Titre"], row["Adresse électronique"]) for row in rows] == [
        ("Garnier", "", chloe.email),
        ("Morel", "Maire", ""),
    ]


def test_many_people_take_two_queries(db, django_assert_num_queries):
    people = [PersonFactory() for _ in range(3)]

    with django_assert_num_queries(2):
        assert len(list(exports.person_rows(people, "membership", on=TODAY))) == 3


def test_organisations_are_listed_with_what_replaced_them(db):
    new = OrganizationFactory(name="B", acronym="NEW")
    OrganizationFactory(name="A", ends_on=date(2023, 12, 29), successor=new)

    rows = list(exports.organization_rows(Organization.objects.order_by("name")))

    assert [dict(zip(exports.ORGANIZATION_COLUMNS, row, strict=True))["Remplacée par"] for row in rows] == ["NEW", ""]
