"""Records of people and organisations."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.mandates.models import Mandate
from faitiere.domains.mandates.queries import timeline_of_person
from faitiere.domains.people import queries
from faitiere.domains.people.models import ContactPoint, Office, Organization, Person, Position
from faitiere.kernel.periods import holds
from faitiere.web.desk.kit.links import record_url
from faitiere.web.desk.kit.records import Cell, Link, RecordView, Row, Section, linked
from faitiere.web.desk.people.deeds import EndOffice, EndPosition, RetireContact, UnmergePerson


def described(held: queries.HeldOffice | None) -> str:
    """Return a title with its authority, unless the title names it already."""
    if held is None:
        return ""
    authority = str(held.office.authority)
    return held.title if authority.casefold() in held.title.casefold() else f"{held.title}, {authority}"


def period(starts_on: date | None, ends_on: date | None) -> Cell:
    """Return a period as two dates, or what is known of it."""
    if ends_on is None:
        return Cell(starts_on) if starts_on else Cell("", note=_("dates non connues"))
    return Cell(starts_on or "…", note=_("jusqu’au %(end)s") % {"end": ends_on.strftime("%d/%m/%Y")})


def last_mention(mentions: Iterable[Any]) -> Cell:
    """Return the latest source that says so."""
    latest = max(mentions, key=lambda mention: mention.seen_until, default=None)
    return Cell("") if latest is None else Cell(latest.seen, note=latest.source)


def contacts_section(contacts: Iterable[ContactPoint]) -> Section:
    """Return addresses with their purpose and legal basis."""
    rows = [
        Row(
            [
                Cell(contact.value, note=contact.role),
                Cell(contact.get_kind_display()),
                Cell(contact.get_purpose_display()),
                Cell(contact.get_legal_basis_display()),
                Cell(contact.collected_on, note=contact.source),
                Cell(_("en usage"), tone="good")
                if contact.ends_on is None
                else Cell(_("retirée"), tone="quiet", note=contact.ends_on.strftime("%d/%m/%Y")),
            ],
            [] if contact.ends_on else [Link(_("Retirer"), RetireContact.url(contact))],
        )
        for contact in contacts
    ]
    headings = [_("Adresse"), _("Moyen"), _("Finalité"), _("Base légale"), _("Recueillie"), _("État")]
    return Section(_("Contacts"), headings, rows, _("Aucune adresse n’est connue."))


def silences_section(target: Person, on: date) -> list[Section]:
    """Return the addresses that no longer answer, and who holds the office now: nothing as long as all is well."""
    silent = queries.silences(target)
    if not silent:
        return []
    rows = [
        Row(
            [
                Cell(one.contact.value, note=one.contact.role),
                Cell(one.since, tone="bad"),
                Cell(one.why, note=one.said),
            ],
            [Link(_("Ne plus utiliser"), RetireContact.url(one.contact))],
        )
        for one in silent
    ]
    heirs = [
        Link(f"{_('Successeur :')} {office.person} – {office.title}", record_url(office.person))
        for office in queries.successors(target, on)[:5]
    ]
    headings = [_("Adresse"), _("Ne répond plus depuis"), _("Pourquoi")]
    note = _("Les envois en nombre n’écrivent plus à ces adresses. Un mandat terminé ? Écrivez au successeur.")
    return [Section(_("Adresses qui ne répondent plus"), headings, rows, "", heirs, note)]


class PersonRecord(RecordView):
    """A person: offices, positions, mandates, addresses, and what sources say."""

    def facts(self, target: Person, on: date) -> list[tuple[Any, Cell]]:
        """Return who it is."""
        main = queries.main_office(target, on)
        facts = [
            (_("Civilité"), Cell(target.get_civility_display())),
            (_("Qualité"), Cell(described(main), note=main.last_seen if main else "")),
            (_("Autres graphies"), Cell(target.also_spelled)),
            (_("Compte"), linked(target.user)),
            (_("Note interne"), Cell(target.note)),
        ]
        if target.merged_into:
            facts.append((_("Fusionnée avec"), linked(target.merged_into)))
        if target.erased_at:
            facts.append((_("Effacée le"), Cell(target.erased_at)))
        return [(label, cell) for label, cell in facts if cell.text not in ("", None, [])]

    def sections(self, target: Person, on: date) -> list[Section]:
        """Return what the person holds and how to reach them."""
        return [
            *silences_section(target, on),
            self._mandates(target, on),
            self._offices(target, on),
            self._positions(target, on),
            contacts_section(target.contacts.order_by("ends_on", "pk")),
            *self._merges(target),
        ]

    def timeline(self, target: Person) -> list[queries.Event]:
        """Return the story that sources tell, in town halls and in the network."""
        return timeline_of_person(target)

    def concerned(self, target: Person) -> Iterable[Model]:
        """Log also what was done to the person's offices, positions and mandates."""
        return [target, *target.offices.all(), *target.positions.all(), *target.mandates.told()]

    def _merges(self, target: Person) -> list[Section]:
        rows = [
            Row(
                [linked(one.duplicate), Cell(one.merged_at, note=one.merged_by), Cell(one.reason), Cell(one.undone_at)],
                [] if one.undone_at else [Link(_("Défaire"), UnmergePerson.url(one))],
            )
            for one in target.merges.select_related("duplicate")
        ]
        headings = [_("Doublon"), _("Fusionné"), _("Motif"), _("Défaite")]
        return [Section(_("Fiches fusionnées avec celle-ci"), headings, rows, "")] if rows else []

    def _mandates(self, target: Person, on: date) -> Section:
        mandates = (
            Mandate.objects.filter(person=target)
            .select_related("seat__body", "authority")
            .prefetch_related("mentions")
            .order_by("-holds_from", "pk")
        )
        rows = [
            Row(
                [
                    Cell(
                        mandate.seat,
                        record_url(mandate),
                        "good" if holds(mandate.holds_from, mandate.ends_on, on) else "quiet",
                    ),
                    linked(mandate.authority),
                    Cell(mandate.held_since),
                    last_mention(mandate.mentions.all()),
                ]
            )
            for mandate in mandates
        ]
        headings = [_("Mandat"), _("Au titre de"), _("Depuis"), _("Dernière mention")]
        return Section(
            _("Mandats dans le réseau"), headings, rows, _("Cette personne n’a aucun mandat dans le réseau.")
        )

    def _offices(self, target: Person, on: date) -> Section:
        held = {found.office.pk for found in queries.offices_on(target, on)}
        offices = target.offices.select_related("authority").prefetch_related("mentions").order_by("pk")
        rows = [
            Row(
                [
                    Cell(office.title, note=office.portfolio),
                    linked(office.authority),
                    period(office.starts_on, office.ends_on),
                    last_mention(office.mentions.all()),
                    Cell(_("exercé ce jour"), tone="good")
                    if office.pk in held
                    else Cell(_("non exercé"), tone="quiet"),
                ],
                self._end_link(office),
            )
            for office in offices
        ]
        headings = [_("Titre"), _("Collectivité"), _("Période"), _("Dernière mention"), _("État")]
        links = [Link(_("Constater"), reverse("desk_person:mandat-electif", args=[target.pk]), "plus")]
        return Section(_("Mandats électifs"), headings, rows, _("Aucun mandat électif n’est connu."), links)

    def _end_link(self, office: Office) -> list[Link]:
        return [] if office.ends_on else [Link(_("Terminer"), EndOffice.url(office))]

    def _positions(self, target: Person, on: date) -> Section:
        positions = target.positions.select_related("organization").prefetch_related("mentions").order_by("pk")
        rows = [
            Row(
                [
                    Cell(position.title),
                    linked(position.organization),
                    period(position.starts_on, position.ends_on),
                    last_mention(position.mentions.all()),
                ],
                self._end_position(position),
            )
            for position in positions
        ]
        headings = [_("Fonction"), _("Organisation"), _("Période"), _("Dernière mention")]
        return Section(_("Fonctions"), headings, rows, _("Aucune fonction dans une organisation n’est connue."))

    def _end_position(self, position: Position) -> list[Link]:
        return [] if position.ends_on else [Link(_("Terminer"), EndPosition.url(position))]


class OrganizationRecord(RecordView):
    """An organisation: what it is, who works there, its bodies, the mandates it holds."""

    def facts(self, target: Organization, on: date) -> list[tuple[Any, Cell]]:
        """Return what it is."""
        facts = [
            (_("Nom"), Cell(target.name)),
            (_("Sigle"), Cell(target.acronym)),
            (_("Nature"), Cell(target.get_kind_display())),
            (_("Pays"), linked(target.country)),
            (_("Rattachée à"), linked(target.parent)),
            (_("Autres graphies"), Cell(target.also_spelled)),
            (_("Site"), Cell(target.website, url=target.website)),
            (_("Présentation"), Cell(target.description)),
            (_("Source"), Cell(target.source)),
        ]
        if target.ends_on:
            facts.append((_("Disparue le"), Cell(target.ends_on)))
            facts.append((_("Remplacée par"), linked(target.successor)))
        return [(label, cell) for label, cell in facts if cell.text not in ("", None, [])]

    def sections(self, target: Organization, on: date) -> list[Section]:
        """Return people, bodies, mandates, predecessors, addresses."""
        positions = target.positions.select_related("person").order_by("person__last_name", "pk")
        people = [Row([linked(row.person), Cell(row.title), period(row.starts_on, row.ends_on)]) for row in positions]
        bodies = [Row([linked(body), Cell(body.get_kind_display())]) for body in target.bodies.all()]
        mandates = target.mandates.select_related("seat__body", "person", "authority").order_by("-holds_from", "pk")
        held = [Row([linked(mandate), Cell(mandate.held_since)]) for mandate in mandates]
        former = [Row([linked(one), Cell(one.ends_on)]) for one in target.predecessors.all()]
        return [
            Section(_("Personnes"), [_("Personne"), _("Fonction"), _("Période")], people, _("Personne n’y est connu.")),
            Section(_("Ses instances"), [_("Instance"), _("Nature")], bodies, _("Aucune instance n’est connue.")),
            Section(_("Sièges tenus dans le réseau"), [_("Mandat"), _("Depuis")], held, _("Aucun siège.")),
            Section(_("A remplacé"), [_("Organisation"), _("Fin")], former, _("Elle n’en a remplacé aucune.")),
            contacts_section(target.contacts.select_related("person").order_by("ends_on", "pk")),
        ]
