"""What I propose to correct on my authority's record, and what became of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from faitiere.domains.people import rules
from faitiere.domains.people.models import ContactPoint, Correction, Office
from faitiere.domains.people.rules.audiences import is_shown_in_groups
from faitiere.domains.people.services import corrections as service
from faitiere.domains.territories.models import Authority
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.portal.access import PortalRequest, gate, has_authority, is_member
from faitiere.web.portal.people.forms import (
    FIELDS,
    ContactAddedForm,
    ContactRetiredForm,
    FieldForm,
    OfficeAddedForm,
    OfficeEndedForm,
    OtherForm,
    ProposalForm,
)

_METHODS = require_http_methods(["GET", "HEAD", "POST"])


@gate(has_authority)
@require_safe
def listed(request: PortalRequest) -> HttpResponse:
    """Follow what the visitor, and others of the same authority, have proposed."""
    own = [tie.authority.pk for tie in request.visitor.affiliations]
    found = Correction.objects.filter(authority__in=own).select_related("authority", "author", "office__person")
    return render(request, "portal/people/corrections.html", {"corrections": found[:100]})


@gate(is_member)
@_METHODS
def field(request: PortalRequest, pk: int, name: str) -> HttpResponse:
    """Propose another value for a field of the record."""
    if name not in FIELDS:
        raise Http404
    town = _authority(request, pk)
    return _propose(request, town, FieldForm, f"Corriger : {FIELDS[name]}", field=name)


@gate(is_member)
@_METHODS
def office_ended(request: PortalRequest, pk: int, office: int) -> HttpResponse:
    """Tell that somebody no longer holds an office."""
    town = _authority(request, pk)
    found = get_object_or_404(Office.objects.select_related("person"), pk=office, authority=town)
    return _propose(request, town, OfficeEndedForm, f"Signaler la fin : {found.person}, {found.title}", office=found)


@gate(is_member)
@_METHODS
def office_added(request: PortalRequest, pk: int) -> HttpResponse:
    """Tell that somebody now holds an office."""
    return _propose(request, _authority(request, pk), OfficeAddedForm, "Signaler un nouveau mandat électif")


@gate(is_member)
@_METHODS
def contact_added(request: PortalRequest, pk: int) -> HttpResponse:
    """Give another address of the authority or of one of its people."""
    return _propose(request, _authority(request, pk), ContactAddedForm, "Ajouter un contact")


@gate(is_member)
@_METHODS
def contact_retired(request: PortalRequest, pk: int, contact: int) -> HttpResponse:
    """Tell that an address is no longer the right one."""
    town = _authority(request, pk)
    found = get_object_or_404(ContactPoint.objects.select_related("person"), pk=contact, authority=town, ends_on=None)
    if not is_shown_in_groups(found):
        raise Http404
    return _propose(request, town, ContactRetiredForm, f"Retirer le contact : {found.value}", contact=found)


@gate(is_member)
@_METHODS
def other(request: PortalRequest, pk: int) -> HttpResponse:
    """Tell anything else that is wrong."""
    return _propose(request, _authority(request, pk), OtherForm, "Signaler autre chose")


def _authority(request: PortalRequest, pk: int) -> Authority:
    tie = request.visitor.at(pk)
    if tie is None or not tie.is_member:
        raise Http404
    if not rules.PERMISSIONS["corrections.propose"](request.user, tie.authority):
        raise Http404
    return tie.authority


def _propose(
    request: PortalRequest, town: Authority, form_class: type[ProposalForm], title: str, **about: Any
) -> HttpResponse:
    form = form_class(request.POST or None, authority=town, **about)
    if form.is_valid():
        try:
            service.propose(form.draft(), author=request.visitor.user, now=clock.now())
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Merci ! L’équipe du réseau va vérifier et vous répondre.")
            return redirect("portal:people:corrections")
    return render(request, "portal/people/propose.html", {"form": form, "town": town, "title": title})
