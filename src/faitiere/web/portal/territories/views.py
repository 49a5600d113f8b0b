"""The record of my authority: what the register says, who is elected, where it takes part, how to reach it."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faitiere.domains.groups.queries import groups_of
from faitiere.domains.people.choices import Audience
from faitiere.domains.people.models import Correction, Person
from faitiere.domains.people.queries import HeldOffice, contacts_of, held_offices
from faitiere.domains.people.rules.audiences import audience_of
from faitiere.domains.territories.models import Authority
from faitiere.kernel.typography import french
from faitiere.web.portal.access import Affiliation, PortalRequest, gate, has_authority


@dataclass(frozen=True)
class Fact:
    """A line of the register, who says it, and the field that a correction would name."""

    label: str
    value: str
    source: str
    field: str = ""


@gate(has_authority)
@require_safe
def authority(request: PortalRequest, pk: int) -> HttpResponse:
    """Show the record to its own people."""
    tie = request.visitor.at(pk)
    if tie is None:
        raise Http404
    on = request.visitor.on
    context = {
        "tie": tie,
        "facts": facts_of(tie.authority),
        "elected": _elected(tie, request),
        "contacts": [one for one in contacts_of(tie.authority, on) if audience_of(one) == Audience.GROUPS],
        "groups": groups_of(tie.authority, on),
        "corrections": Correction.objects.filter(authority=tie.authority).select_related("author", "office")[:10],
    }
    return render(request, "portal/territories/authority.html", context)


def facts_of(town: Authority) -> list[Fact]:
    """Return what is known of an authority, each line with its source and its year."""
    register = f"registre national, millésime {town.vintage}" if town.vintage else "saisie de l’équipe du réseau"
    kept = set(town.kept_fields.split(","))

    def source(field: str) -> str:
        return "corrigé par le réseau" if field in kept else register

    population = f"{town.population:,}".replace(",", " ") + " habitants" if town.population else ""
    year = f" ({town.population_year})" if town.population_year else ""
    lines = [
        Fact("Nature", str(town.get_kind_display()).capitalize(), register),
        Fact("Code INSEE", town.insee_code, register),
        Fact("SIREN", town.siren, source("siren"), "siren"),
        Fact("Population", french(population) + year if population else "", source("population"), "population"),
        Fact("Adresse", town.address, source("address"), "address"),
        Fact("Code postal", town.postal_code, source("postal_code"), "postal_code"),
        Fact("Bureau distributeur", town.post_office, source("post_office"), "post_office"),
        Fact("Site", town.website, source("website"), "website"),
        Fact("Intercommunalité", str(town.epci or ""), register),
        Fact("Département", str(town.departement or ""), register),
        Fact("Région", str(town.region or ""), register),
    ]
    return [fact for fact in lines if fact.value or fact.field]


def _elected(tie: Affiliation, request: PortalRequest) -> list[tuple[Person, HeldOffice]]:
    """Return who holds an office there today, by rank: two queries."""
    people = Person.objects.current().filter(offices__authority=tie.authority).in_bulk()
    there = [
        (people[person], one)
        for person, offices in held_offices(people, request.visitor.on).items()
        for one in offices
        if one.office.authority_id == tie.authority.pk
    ]
    return sorted(there, key=lambda row: (row[1].rank, row[0].last_name, row[1].office.pk))
