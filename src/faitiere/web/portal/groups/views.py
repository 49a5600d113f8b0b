"""A group as those who take part in it see it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from faitiere.domains.groups import rules
from faitiere.domains.groups.models import Group
from faitiere.domains.groups.queries import group_page
from faitiere.domains.people.queries import shown_in_groups
from faitiere.web.portal.access import PortalRequest, gate, is_known


@gate(is_known)
@require_safe
def group(request: PortalRequest, slug: str) -> HttpResponse:
    """Show who leads and who takes part; how to reach them, to members in good standing only."""
    found = get_object_or_404(Group.objects.select_related("zone", "body", "entrusted_to"), slug=slug)
    if not rules.PERMISSIONS["groups.view_contacts"](request.user, found):
        raise Http404
    page = group_page(found, request.visitor.on)
    sees_contacts = request.visitor.is_member or request.visitor.user.is_staff
    people = {contact.person.pk for member in page.members for contact in member.contacts}
    addresses = shown_in_groups(people, request.visitor.on) if sees_contacts else {}
    members = [
        (member, [(contact, addresses.get(contact.person.pk, [])) for contact in member.contacts])
        for member in page.members
    ]
    context = {"page": page, "members": members, "sees_contacts": sees_contacts}
    return render(request, "portal/groups/group.html", context)
