"""My data: who sees them, taking them away, withdrawing an address, being erased."""

import json
from itertools import groupby

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faitiere.domains.groups.queries import assignments_of
from faitiere.domains.people import exports
from faitiere.domains.people.models import ContactPoint
from faitiere.domains.people.queries.erasures import asked_on
from faitiere.domains.people.services import contacts, erasures
from faitiere.kernel import clock, spreadsheets
from faitiere.kernel.audit.log import System
from faitiere.kernel.errors import BusinessError
from faitiere.web.portal.access import PortalRequest, Visitor, gate, is_known, is_signed_in
from faitiere.web.portal.people.dossier import COLUMNS, dossier
from faitiere.web.portal.people.forms import ErasureForm


@gate(is_signed_in)
@require_safe
def mine(request: PortalRequest) -> HttpResponse:
    """Print each datum with its reason, its source and its readers."""
    sections = [(heading, list(data)) for heading, data in groupby(dossier(request.visitor), lambda one: one.heading)]
    asked = asked_on(request.visitor.person) if request.visitor.person else None
    return render(request, "portal/people/mine.html", {"sections": sections, "asked_on": asked})


@gate(is_signed_in)
@require_safe
def take_csv(request: PortalRequest) -> HttpResponse:
    """Hand out the same as a spreadsheet."""
    data = spreadsheets.as_csv(COLUMNS, [datum.row() for datum in dossier(request.visitor)])
    return _file(data, "mes-donnees.csv", "text/csv; charset=utf-8")


@gate(is_signed_in)
@require_safe
def take_json(request: PortalRequest) -> HttpResponse:
    """Hand out everything, in the form another program reads (GDPR, art. 20)."""
    visitor = request.visitor
    known = exports.everything(visitor.person, on=visitor.on) if visitor.person else {}
    told = known | {"Qui voit quoi": [dict(zip(COLUMNS, datum.row(), strict=True)) for datum in dossier(visitor)]}
    return _file(json.dumps(told, ensure_ascii=False, indent=2).encode(), "mes-donnees.json", "application/json")


@gate(is_known)
@require_POST
def withdraw(request: PortalRequest, pk: int) -> HttpResponse:
    """No longer use one of the visitor's own addresses: a consent is withdrawn as easily as it was given (art. 7-3)."""
    contact = get_object_or_404(ContactPoint, pk=pk, person=request.visitor.someone)
    try:
        contacts.retire(contact, on=request.visitor.on, by=request.visitor.user)
        messages.success(request, "Cette adresse ne sera plus utilisée.")
    except BusinessError as refusal:
        messages.error(request, str(refusal))
    return redirect("portal:people:mine")


@gate(is_known)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: PortalRequest) -> HttpResponse:
    """Erase the visitor, or ask the staff to when part of it is public record."""
    visitor = request.visitor
    form = ErasureForm(request.POST or None)
    alone = may_erase_alone(visitor)
    if form.is_valid():
        try:
            return _erase(request, form.cleaned_data["reason"], alone=alone)
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
    kept = [datum for datum in dossier(visitor) if datum.is_kept]
    context = {"form": form, "alone": alone, "kept": kept, "asked_on": asked_on(visitor.someone)}
    return render(request, "portal/people/erase.html", context)


def may_erase_alone(visitor: Visitor) -> bool:
    """Tell whether nothing about somebody is public record or anybody's business but theirs."""
    person = visitor.someone
    is_public = erasures.has_public_record(person) or assignments_of(person, visitor.on)
    return not is_public and not visitor.user.is_staff


def _erase(request: PortalRequest, reason: str, *, alone: bool) -> HttpResponse:
    person, now = request.visitor.someone, clock.now()
    if not alone:
        erasures.request(person, reason=reason, by=request.visitor.user, now=now)
        messages.success(request, "Votre demande est envoyée. L’équipe vous répond dans le mois.")
        return redirect("portal:people:erase")
    # The log must not keep the name of whoever has just asked to be forgotten.
    erasures.erase(person, reason=reason or "Demande de la personne", by=System("La personne elle-même"), now=now)
    logout(request)
    return render(request, "portal/people/erased.html")


def _file(data: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
