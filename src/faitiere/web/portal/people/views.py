"""My data: who sees them, taking them away, withdrawing an address, being erased."""

import json
from datetime import date, datetime
from itertools import groupby

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faitiere.domains.accounts.services import logins
from faitiere.domains.groups.queries import assignments_of
from faitiere.domains.people import exports, rules
from faitiere.domains.people.models import ContactPoint
from faitiere.domains.people.queries.erasures import asked_on
from faitiere.domains.people.services import contacts, erasures
from faitiere.kernel import clock, spreadsheets
from faitiere.kernel.audit.log import System
from faitiere.kernel.errors import BusinessError, NotAllowed
from faitiere.web.portal.access import PortalRequest, Visitor, gate, is_known, is_signed_in
from faitiere.web.portal.people.dossier import COLUMNS, dossier
from faitiere.web.portal.people.forms import ErasureForm


@gate(is_signed_in)
@require_safe
def mine(request: PortalRequest) -> HttpResponse:
    """Print each datum with its reason, its source and its readers."""
    sections = [(heading, list(data)) for heading, data in groupby(dossier(request.visitor), lambda one: one.heading)]
    return render(request, "portal/people/mine.html", {"sections": sections, "asked_on": _asked_on(request.visitor)})


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
    contact = get_object_or_404(ContactPoint.objects.select_related("person"), pk=pk)
    if contact.person != request.visitor.person or not rules.PERMISSIONS["contacts.retire"](request.user, contact):
        raise Http404
    try:
        contacts.retire(contact, on=request.visitor.on, by=request.visitor.user)
        messages.success(request, "Cette adresse ne sera plus utilisée.")
    except BusinessError as refusal:
        messages.error(request, str(refusal))
    return redirect("portal:people:mine")


@gate(is_signed_in)
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
    context = {"form": form, "alone": alone, "kept": kept, "asked_on": _asked_on(visitor)}
    return render(request, "portal/people/erase.html", context)


def may_erase_alone(visitor: Visitor) -> bool:
    """Tell whether nothing about somebody is public record or anybody's business but theirs."""
    if visitor.user.is_staff:
        return False
    person = visitor.person
    return person is None or not (erasures.has_public_record(person) or assignments_of(person, visitor.on))


def _asked_on(visitor: Visitor) -> date | None:
    return asked_on(visitor.person) if visitor.person else None


def _erase(request: PortalRequest, reason: str, *, alone: bool) -> HttpResponse:
    visitor, now = request.visitor, clock.now()
    if alone:
        _erase_now(visitor, reason or "Demande de la personne", now)
        logout(request)
        return render(request, "portal/people/erased.html")
    if visitor.person is None:
        raise NotAllowed
    erasures.request(visitor.person, reason=reason, by=visitor.user, now=now)
    messages.success(request, "Votre demande est envoyée. L’équipe vous répond dans le mois.")
    return redirect("portal:people:erase")


def _erase_now(visitor: Visitor, reason: str, now: datetime) -> None:
    """Let nobody's name stand as the author: the log must not keep it of whoever has just asked to be forgotten."""
    oneself = System("La personne elle-même")
    if visitor.person:
        erasures.erase(visitor.person, reason=reason, by=oneself, now=now)
    else:
        logins.erase(visitor.user, by=oneself)


def _file(data: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
