"""Minutes given on request: asked for, granted or refused."""

from datetime import datetime

from django.db import transaction

from faitiere.domains.accounts.models import User
from faitiere.domains.events.choices import MinutesAccess
from faitiere.domains.events.messages import day as messages
from faitiere.domains.events.models import Minutes, MinutesRequest
from faitiere.domains.events.queries import addresses
from faitiere.domains.library.queries import identity
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail import outbox


class NotGivenOnRequest(BusinessError):
    """These minutes are not published, or not given on request."""

    message = "Ce compte rendu ne se demande pas."


class AlreadyDecided(BusinessError):
    """A request is answered once."""

    message = "Cette demande a déjà reçu une réponse."


@transaction.atomic
def ask(minutes: Minutes, *, name: str, email: str, reason: str, by: log.Actor, now: datetime) -> MinutesRequest:
    """Ask the staff to read minutes; asked again by the same address, it is the same request. NotGivenOnRequest."""
    if minutes.access != MinutesAccess.ON_REQUEST or minutes.published_at is None:
        raise NotGivenOnRequest
    email = email.strip()
    known = MinutesRequest.objects.filter(minutes=minutes, email__iexact=email, decided_at=None).first()
    if known is not None:
        return known
    request = MinutesRequest.objects.create(
        minutes=minutes, name=name.strip(), email=email, reason=reason.strip(), asked_at=now
    )
    log.record("compte rendu demandé", request, by=by, at=now)
    sender_name = identity().name
    staff = User.objects.filter(is_staff=True, is_active=True).order_by("pk")
    drafts = {
        f"events.minutes_requested:{request.pk}:{one.pk}": messages.minutes_requested(
            request, one, sender_name=sender_name
        )
        for one in staff
    }
    outbox.post_all(drafts, now=now)
    return request


@transaction.atomic
def decide(request: MinutesRequest, *, is_granted: bool, by: log.Actor, now: datetime) -> MinutesRequest:
    """Grant a request, with a personal link, or refuse it; once. AlreadyDecided."""
    waiting = MinutesRequest.objects.filter(pk=request.pk, decided_at=None)
    if not waiting.update(decided_at=now, is_granted=is_granted):
        raise AlreadyDecided
    request.refresh_from_db()
    url = addresses.minutes(request, now=now) if is_granted else ""
    draft = messages.minutes_decided(request, url=url, sender_name=identity().name)
    outbox.post(draft, key=f"events.minutes_decided:{request.pk}", now=now)
    log.record("compte rendu accordé" if is_granted else "compte rendu refusé", request, by=by, at=now)
    return request
