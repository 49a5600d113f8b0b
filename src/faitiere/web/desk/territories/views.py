"""Records of authorities and countries."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.people.queries import Event
from faitiere.domains.territories.models import Authority, Country, Zone
from faitiere.kernel.periods import holds
from faitiere.web.desk.kit.records import Cell, Link, RecordView, Row, Section, linked
from faitiere.web.desk.territories import story


class AuthorityRecord(RecordView):
    """An authority."""

    def facts(self, target: Authority, on: date) -> list[tuple[Any, Cell]]:
        """Return what the register says."""
        place = f"{target.postal_code} {target.post_office}".strip()
        facts = [
            (_("Nature"), Cell(target.get_kind_display(), note=target.legal_form)),
            (_("Population"), Cell(target.population, note=str(target.population_year or ""))),
            (_("Département"), linked(target.departement)),
            (_("Région"), linked(target.region)),
            (_("Intercommunalité"), linked(target.epci)),
            (_("Établissement public territorial"), linked(target.ept)),
            (_("Pays"), linked(target.country)),
            (_("Code INSEE"), Cell(target.insee_code)),
            (_("SIREN"), Cell(target.siren)),
            (_("Adresse"), Cell(target.address, note=place)),
            (_("Site"), Cell(target.website, url=target.website)),
            (_("Autres noms"), Cell([name.name for name in target.other_names.all()])),
            (_("Millésime du registre"), Cell(str(target.vintage or ""))),
        ]
        known = [(label, cell) for label, cell in facts if cell.text not in ("", None, [])]
        if target.ends_on:
            known.append((_("Disparue le"), Cell(target.ends_on, tone="warn")))
            known.append((_("Lui succède"), linked(target.successor)))
        return known

    def sections(self, target: Authority, on: date) -> list[Section]:
        """Return its membership, élus, groups, mandates, addresses, and what it replaced."""
        return [
            self._memberships(target, on),
            self._officials(target, on),
            self._groups(target, on),
            self._mandates(target, on),
            self._contacts(target),
            *self._predecessors(target),
        ]

    def timeline(self, target: Authority) -> list[Event]:
        """Return its part in the network."""
        return story.timeline(target)

    def public_url(self, target: Authority) -> str:
        """Return its public page, which members have."""
        return reverse("public:authority", args=[target.pk]) if target.memberships.exists() else ""

    def _memberships(self, target: Authority, on: date) -> Section:
        rows = [
            Row(
                [
                    linked(one, tone="good" if holds(one.starts_on, one.ends_on, on) else "quiet"),
                    Cell(one.get_state_display()),
                    Cell(one.starts_on),
                    Cell(one.ends_on),
                    Cell(one.get_act_kind_display(), note=one.act_number),
                ]
            )
            for one in target.memberships.order_by("-starts_on", "pk")
        ]
        headings = [_("Adhésion"), _("État"), _("Début"), _("Fin"), _("Acte")]
        links = [Link(_("Ouvrir une adhésion"), f"{reverse('desk_membership:add')}?authority={target.pk}", "plus")]
        return Section(_("Adhésion"), headings, rows, _("Cette collectivité n’a jamais adhéré."), links)

    def _officials(self, target: Authority, on: date) -> Section:
        offices = (
            target.offices.filter(Q(ends_on=None) | Q(ends_on__gt=on))
            .select_related("person")
            .prefetch_related("mentions")
            .order_by("person__last_name", "pk")
        )
        rows = []
        for office in offices:
            seen = [mention for mention in office.mentions.all() if mention.seen_on <= on]
            if seen or (office.starts_on and office.starts_on <= on):
                latest = max(seen, key=lambda mention: mention.seen_on, default=None)
                said = Cell(latest.seen, note=latest.source) if latest else Cell(office.starts_on)
                rows.append(Row([linked(office.person), Cell(office.title), said]))
        headings = [_("Personne"), _("Titre"), _("Dernière mention")]
        return Section(_("Élues et élus"), headings, rows, _("Personne n’y est connu à cette date."))

    def _groups(self, target: Authority, on: date) -> Section:
        rows = [
            Row(
                [
                    linked(one.group, tone="good" if holds(one.starts_on, one.ends_on, on) else "quiet"),
                    Cell(one.starts_on),
                    Cell(one.ends_on),
                    Cell([str(person) for person in one.contacts.all()]),
                ]
            )
            for one in target.group_memberships.select_related("group").prefetch_related("contacts").order_by("pk")
        ]
        headings = [_("Groupe"), _("Depuis"), _("Jusqu’au"), _("Suivi par")]
        return Section(_("Groupes"), headings, rows, _("Elle ne participe à aucun groupe."))

    def _mandates(self, target: Authority, on: date) -> Section:
        mandates = target.mandates.select_related("seat__body", "person", "organization").order_by("-holds_from", "pk")
        rows = [
            Row(
                [
                    linked(one.seat.body),
                    Cell(one.seat.label or one.seat.get_role_display()),
                    linked(one.person) if one.person else Cell(one.holder_name),
                    Cell(one.held_since),
                    Cell(_("retenu"), tone="good") if one.is_retained else Cell(_("non retenu"), tone="quiet"),
                ]
            )
            for one in mandates
        ]
        headings = [_("Instance"), _("Siège"), _("Tenu par"), _("Depuis"), _("Version")]
        return Section(_("Mandats tenus à son titre"), headings, rows, _("Aucun siège n’est tenu à son titre."))

    def _contacts(self, target: Authority) -> Section:
        rows = [
            Row(
                [
                    linked(one.person),
                    Cell(one.role),
                    Cell(one.value),
                    Cell(one.get_purpose_display(), note=one.get_legal_basis_display()),
                    Cell(_("en usage"), tone="good") if one.ends_on is None else Cell(_("retirée"), tone="quiet"),
                ]
            )
            for one in target.contacts.select_related("person").order_by("ends_on", "pk")
        ]
        headings = [_("Personne"), _("Fonction"), _("Adresse"), _("Finalité"), _("État")]
        return Section(_("Contacts"), headings, rows, _("Aucun contact n’est connu."))

    def _predecessors(self, target: Authority) -> list[Section]:
        rows = [Row([linked(one), Cell(one.insee_code), Cell(one.ends_on)]) for one in target.predecessors.all()]
        headings = [_("Collectivité"), _("Code INSEE"), _("Disparue le")]
        return [Section(_("A remplacé"), headings, rows, "")] if rows else []


class CountryRecord(RecordView):
    """A country: its grammar, its groups, the authorities known there."""

    is_dated = False

    def facts(self, target: Country, on: date) -> list[tuple[Any, Cell]]:
        """Return its names and forms."""
        return [
            (_("Zone"), Cell(target.zone)),
            (_("Lieu"), Cell(target.locative)),
            (_("Complément"), Cell(target.genitive)),
            (_("Adjectif"), Cell(target.adjective)),
            (_("Nom anglais"), Cell(target.name_en)),
            (_("Codes ISO"), Cell(f"{target.code}, {target.code3}")),
        ]

    def sections(self, target: Country, on: date) -> list[Section]:
        """Return the groups, and the authorities unless there are thousands."""
        groups = target.groups.select_related("zone")
        authorities = target.authorities.exclude(country="FR").order_by("name", "pk")[:100]
        return [
            Section(
                _("Groupes"),
                [_("Groupe"), _("Nature")],
                [Row([linked(group), Cell(group.get_kind_display())]) for group in groups],
                _("Aucun groupe ne porte sur ce pays."),
            ),
            Section(
                _("Collectivités étrangères connues"),
                [_("Collectivité"), _("Nature")],
                [Row([linked(authority), Cell(authority.get_kind_display())]) for authority in authorities],
                _("Aucune collectivité étrangère n’est connue dans ce pays."),
            ),
        ]


class ZoneRecord(RecordView):
    """A zone: its countries and groups."""

    is_dated = False

    def sections(self, target: Zone, on: date) -> list[Section]:
        """Return what is filed under it."""
        groups = [Row([linked(group), Cell(group.get_kind_display())]) for group in target.groups.all()]
        countries = [Row([linked(country)]) for country in target.countries.all()]
        return [
            Section(_("Groupes"), [_("Groupe"), _("Nature")], groups, _("Aucun groupe.")),
            Section(_("Pays"), [_("Pays")], countries, _("Aucun pays n’est rangé dans cette zone.")),
        ]
