"""What the built network says, against the pack's own « Derived values » and the issue's « Shown by »."""

from datetime import date

import pytest

from faitiere.demo.cast import PLAYERS
from faitiere.demo.crowd import TOWNS
from faitiere.demo.fiction import GROUP
from faitiere.domains.accounts.models import User
from faitiere.domains.groups import queries as groups
from faitiere.domains.groups.models import Group
from faitiere.domains.mandates.choices import Confirmation, Holding, ParityNature
from faitiere.domains.mandates.models import Body, Mandate, Seat
from faitiere.domains.mandates.queries import holders_on
from faitiere.domains.members.models import Membership
from faitiere.domains.people.models import ContactPoint, Correction, Organization, Person
from faitiere.domains.people.queries import title_on
from faitiere.domains.territories.models import Authority

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

TODAY = date(2024, 1, 19)
REAL_GROUPS = 31


def leaders(on):
    """Return slug → who leads, as far as it is known, groups of the pack only."""
    cards = [card for heading in groups.directory(on) for card in heading.cards]
    return {card.group.slug: card.standing for card in cards if card.group.slug != GROUP}


def named_in_force(on):
    return {slug for slug, standing in leaders(on).items() if standing.person and standing.is_in_force}


def test_every_group_of_the_pack_stands_in_its_zone():
    filed = {
        heading.zone.slug if heading.zone else "": {card.group.slug for card in heading.cards}
        for heading in groups.directory(TODAY)
    }

    assert sum(len(slugs) for slugs in filed.values()) == REAL_GROUPS + 1
    assert filed["afrique-subsaharienne"] == {
        *("burkina-faso", "niger", "mali", "senegal", "mission-sahel", "mauritanie", "benin", "cameroun")
    }
    assert filed["ameriques-caraibes"] == {"etats-unis", "haiti", "argentine", "mexique", "dalc"}
    assert filed["mediterranee"] == {"algerie", "liban", "israel", "maroc", "palestine", "tunisie"}
    assert filed["europe"] == {"armenie", "russie", GROUP}
    assert filed[""] == {"climat", "genre", "odd", "jeunesses-ecsi", "crises"}


def test_fifteen_named_people_preside_in_force_on_19_january_2024():
    assert named_in_force(TODAY) == {
        *("senegal", "mauritanie", "haiti", "dalc", "japon", "coree", "israel", "maroc", "palestine", "tunisie"),
        *("armenie", "climat", "genre", "jeunesses-ecsi", "crises"),
    }


def test_the_named_people_of_the_2020_list_preside_on_15_january_2021():
    held = leaders(date(2021, 1, 15))

    assert len(named_in_force(date(2021, 1, 15))) == 23
    assert str(held["liban"].person) == "Aurélie Le Meur"
    assert str(held["odd"].person) == "Valérie Dumontet"
    assert held["maroc"].confirmation == held["mexique"].confirmation == Confirmation.VACANT
    assert (held["palestine"].mandate.holding, held["palestine"].person) == (Holding.ORGANIZATION, None)


@pytest.mark.parametrize(
    ("slug", "day", "name"),
    [
        ("coree", date(2021, 3, 1), "Claire Guichard"),
        ("coree", TODAY, "Caroline Millan"),
        ("liban", date(2020, 9, 15), None),
        ("maroc", date(2020, 6, 1), "Jean Roatta"),
        ("maroc", date(2021, 6, 1), None),
        ("maroc", TODAY, "François Bonneau"),
        ("crises", date(2021, 1, 15), "Fanny Sallé"),
        ("crises", TODAY, "Clare Hart"),
    ],
)
def test_the_presidency_follows_the_date_asked(slug, day, name):
    person = leaders(day)[slug].person

    assert (str(person) if person else None) == name


def test_lebanon_is_presided_by_a_town_without_an_invented_person():
    liban = leaders(TODAY)["liban"]

    assert (liban.mandate.holding, liban.person) == (Holding.AUTHORITY, None)
    assert (str(liban.mandate.authority), liban.mandate.label) == ("Chambéry", "Ville de Chambéry")


def test_what_only_2020_says_is_unconfirmed_in_2024():
    held = leaders(TODAY)

    unconfirmed = {slug for slug, standing in held.items() if standing.confirmation == Confirmation.UNCONFIRMED}
    assert unconfirmed == {
        *("burkina-faso", "niger", "mali", "mission-sahel", "etats-unis", "argentine", "chine", "vietnam"),
        *("algerie", "madagascar", "odd"),
    }
    assert str(held["mali"].last_seen) == "2020"


def test_a_term_that_ran_out_without_a_known_renewal_is_said_even_when_still_printed():
    genre = leaders(TODAY)["genre"]

    assert (genre.confirmation, genre.is_term_expired) == (Confirmation.IN_FORCE, True)
    assert genre.term_ends_on == date(2023, 10, 13)


def test_the_title_is_the_one_of_the_day():
    ngatcha, paris = Person.objects.get(slug="arnaud-ngatcha"), Authority.objects.get(name="Paris", kind="commune")

    assert title_on(ngatcha, paris, TODAY) == "Adjoint à la maire de Paris"
    assert title_on(ngatcha, paris, date(2021, 3, 1)) == "Adjoint au Maire délégué aux Relations Internationales"


def test_each_presidency_keeps_every_source_that_says_so():
    said = Mandate.objects.get(seat__body__group__slug="senegal").mentions.order_by("seen_on")

    assert [(mention.source, mention.source_page) for mention in said] == [
        ("Rapport d’activité 2020", "p. 18-19 (présidences)"),
        ("Lettre d’information de janvier 2024", "p. 3 (Sénégal)"),
    ]


def test_the_bureau_of_2024_names_six_of_ten_and_parity_binds_it_since_december_2020():
    bureau = Body.objects.get(slug="bureau")
    held = holders_on(TODAY, Seat.objects.filter(body=bureau)).values()

    assert [str(standing.person) for standing in sorted(held, key=lambda standing: standing.seat.order)] == [
        *("François Rebsamen", "Léonore Moncond’huy", "Benoît Pilet", "Flavie Boukhenoufa"),
        *("Jean-Claude Dardelet", "Dominique Lévêque"),
    ]
    assert not any(standing.is_term_expired for standing in held)
    assert bureau.size == 10
    rule = bureau.parity_rules.get()
    assert (rule.nature, rule.since) == (ParityNature.REQUIRED, date(2020, 12, 9))


def test_the_presidency_of_the_network_changes_on_13_october_2020():
    seat = Seat.objects.get(body__slug="bureau", role="president")

    assert str(holders_on(date(2020, 10, 12), [seat])[seat.pk].person) == "Roland Ries"
    assert str(holders_on(date(2020, 10, 13), [seat])[seat.pk].person) == "François Rebsamen"


def test_two_sources_that_disagree_are_both_kept_and_one_is_retained_with_a_reason():
    said = Mandate.objects.filter(seat__body__slug="gt-cglu-crises", seat__role="president").order_by("holds_from")

    assert [(mandate.holder_name, mandate.is_retained) for mandate in said] == [
        ("Genève", True),
        ("Emilia Saiz", False),
    ]
    assert all(mandate.judgement and mandate.judged_by == "Démonstration" for mandate in said)


def test_the_merged_delegations_point_at_the_one_that_replaced_them():
    daect, civ = (Organization.objects.get(slug=slug) for slug in ("daect", "civ"))

    assert daect.ends_on == civ.ends_on == date(2023, 12, 29)
    assert daect.successor.slug == civ.successor.slug == "dctciv"


def test_each_member_of_the_cast_can_sign_in_and_only_eve_is_nobody():
    known = {user.email: hasattr(user, "person") for user in User.objects.all()}

    assert known == {player.email: player.key != "eve" for player in PLAYERS}


def test_the_invented_places_carry_no_official_code_and_say_that_they_are_fiction():
    invented = Authority.objects.filter(country="FR", insee_code="", siren="", vintage=None)

    assert invented.count() == 5 + len(TOWNS)
    assert all("fictive" in place.address for place in invented)


def test_no_invented_act_touches_a_real_person_or_place():
    invented = Authority.objects.filter(address__contains="fictive")
    people = Person.objects.filter(note="Personnage inventé.")

    assert not Membership.objects.exclude(authority__in=invented).exists()
    assert not ContactPoint.objects.exclude(authority__in=invented).exists()
    group = Group.objects.get(slug=GROUP)
    assert not group.members.exclude(authority__in=invented).exists()
    assert not Mandate.objects.filter(seat__body=group.body).exclude(person__in=people).exists()
    assert not Mandate.objects.filter(person__in=people).exclude(seat__body=group.body).exists()


def test_every_screen_has_something_true_to_show():
    bernard = Mandate.objects.get(seat__body__group__slug=GROUP, seat__role="president")
    standing = holders_on(TODAY, [bernard.seat])[bernard.seat_id]

    assert standing.term_ends_on == date(2024, 4, 19)
    assert str(bernard.substitute) == "Hélène Marchal"
    assert [report.due_on for report in bernard.reports.filter(given_on=None)] == [date(2023, 4, 19), date(2024, 4, 19)]
    letter = bernard.mission_letters.get()
    assert (str(letter.letter), letter.state, letter.signed_on) == ("2021-001", "signed", date(2021, 5, 3))
    assert "Rebsamen" not in str(letter.letter.content["page"])
    assert [correction.state for correction in Correction.objects.order_by("proposed_at")] == [
        *("accepted", "refused", "proposed")
    ]
    vacant = Seat.objects.get(body__group__slug=GROUP, role="vice_president")
    assert holders_on(TODAY, [vacant])[vacant.pk].confirmation == Confirmation.VACANT
