"""An issue leaves: frozen for its readers, approved, given its hour, held back, ended; the kernel keeps the ledger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from faitiere.domains.accounts.models import User
from faitiere.domains.audiences.models import Audience
from faitiere.domains.newsletters.choices import IssueState, Variant
from faitiere.domains.newsletters.messages import mail
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.queries import deliverability as reading
from faitiere.domains.newsletters.queries.recipients import addressees
from faitiere.domains.newsletters.rules import merge_fields
from faitiere.domains.newsletters.services import archives, clicks, deliverability
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail import mailings
from faitiere.kernel.mail.composing.encoding import recipient
from faitiere.kernel.mail.mailings import Addressee, Content, Plan
from faitiere.kernel.mail.mailings.settling import Verdict
from faitiere.kernel.mail.models import DispatchState, Mailing, MailingState

NAMED = 10
OVER = [MailingState.DONE, MailingState.STOPPED]


class NotNow(BusinessError):
    """The issue is in a state that does not allow the deed."""

    message = "Ce numéro est « {state} » : ce geste n’est pas possible maintenant."


class NobodyToReach(BusinessError):
    """A letter has readers."""

    message = "Ce numéro n’a aucun destinataire : choisissez un public, ou attendez des abonnements."


class FieldEmpty(BusinessError):
    """A reader would get a letter with a hole."""

    message = "Il manque {fields} à {count} destinataire(s) : {who}. Complétez leur fiche ou retirez le champ du texte."


class FieldUnknown(BusinessError):
    """Readers would see the brackets."""

    message = "{fields} : ce n’est pas un champ connu, il partirait tel quel. Corrigez-le avant de figer le numéro."


class ApprovalMissing(BusinessError):
    """Above a number of readers, two people answer for the departure."""

    message = "Au-delà de {above} destinataires, une seconde personne approuve le départ."


class OwnApproval(BusinessError):
    """Nobody approves what they froze themselves."""

    message = "Vous avez figé ce numéro : une autre personne l’approuve."


class NotProven(BusinessError):
    """The first letter of a sender whose domain is not in order leaves only on somebody's word."""

    message = "Le domaine {domain} n’est pas en ordre ({verdict}) : corrigez-le, ou dites pourquoi partir quand même."


class AlreadyLeft(BusinessError):
    """What has begun to leave is not taken back."""

    message = "Le départ a commencé : il n’est plus possible de se raviser. Vous pouvez l’arrêter."


@dataclass
class _Complete:
    """Lets through those to whom the letter speaks without a hole, and remembers the others."""

    needed: set[str]
    missing: set[str] = field(default_factory=set)
    holed: list[str] = field(default_factory=list)

    def among(self, everybody: Iterator[Addressee]) -> Iterator[Addressee]:
        for one in everybody:
            if holes := [name for name in self.needed if not one.values.get(name)]:
                self.missing.update(holes)
                self.holed.append(one.name or one.address)
            else:
                yield one


def freeze(
    issue: Issue,
    *,
    audience: Audience | None,
    remarks: int = 0,
    counts_clicks: bool = False,
    by: User,
    now: datetime,
) -> Issue:
    """Write one row for each reader, subscribed or of the audience; from then on the content does not change.

    NotNow, NobodyToReach, FieldUnknown, FieldEmpty. All or nothing. The domain of the sender is examined by the way;
    the log keeps how many `remarks` whoever froze it passed over. Links lead straight where they say, unless
    `counts_clicks`.
    """
    deliverability.freshen(issue.newsletter, by=by, now=now)
    with transaction.atomic():
        issue = _held(issue, IssueState.DRAFT)
        issue.audience = audience
        links = clicks.prepare(issue) if counts_clicks else {}
        contents = tuple(_content(issue, variant, links) for variant in Variant)
        parts = [part for one in contents for part in (one.subject, one.html, one.text)]
        if unknown := set().union(*map(merge_fields.unknown, parts)):
            raise FieldUnknown(fields=", ".join(f"« [[{name}]] »" for name in sorted(unknown)))
        complete = _Complete(set().union(*map(merge_fields.used, parts)) & merge_fields.NAMES)
        mailing = mailings.freeze(_plan(issue, contents), complete.among(addressees(issue, now=now)), now=now)
        if complete.holed:
            labels = [str(one.label) for one in merge_fields.FIELDS if one.name in complete.missing]
            who = ", ".join(complete.holed[:NAMED]) + ("…" if len(complete.holed) > NAMED else "")
            raise FieldEmpty(fields=", ".join(labels), count=len(complete.holed), who=who)
        if not mailing.recipients:
            raise NobodyToReach
        issue.state, issue.mailing, issue.frozen_by = IssueState.FROZEN, mailing, by
        issue.save(update_fields=["state", "mailing", "frozen_by", "audience"])
        archives.index(issue)
        seen = {"destinataires": [None, mailing.recipients]} | ({"remarques lues": [None, remarks]} if remarks else {})
        log.record("numéro figé", issue, by=by, at=now, changes=seen)
    return issue


def needs_approval(issue: Issue) -> bool:
    """Tell whether a second person is still to approve the departure."""
    above = issue.newsletter.approval_above
    return bool(issue.mailing and issue.mailing.recipients > above and not issue.approved_at)


@transaction.atomic
def approve(issue: Issue, *, by: User, now: datetime) -> Issue:
    """Answer for the departure as a second person. NotNow, OwnApproval."""
    issue = _held(issue, IssueState.FROZEN)
    if issue.frozen_by_id == by.pk:
        raise OwnApproval
    issue.approved_by, issue.approved_at = by, now
    issue.save(update_fields=["approved_by", "approved_at"])
    log.record("départ approuvé", issue, by=by, at=now)
    return issue


@transaction.atomic
def leave(issue: Issue, *, at: datetime | None = None, despite: str = "", by: log.Actor, now: datetime) -> Issue:
    """Let it leave at its hour, and never before the time one has to change one's mind.

    NotNow, ApprovalMissing; NotProven, unless one says why it leaves in spite of what was found of the domain.
    """
    issue = _held(issue, IssueState.FROZEN)
    if needs_approval(issue):
        raise ApprovalMissing(above=issue.newsletter.approval_above)
    standing = reading.standing_of(issue.newsletter)
    if not despite and reading.is_doubtful(issue, standing):
        verdict = standing.get_verdict_display() if standing else "jamais vérifié"
        raise NotProven(domain=reading.domain_of(issue.newsletter.sender_email), verdict=verdict)
    earliest = now + timedelta(minutes=issue.newsletter.undo_minutes)
    issue.leaves_at = max(at or earliest, earliest)
    issue.state = IssueState.SENDING
    issue.save(update_fields=["leaves_at", "state"])
    mailings.start(_mailing(issue), now=now, not_before=issue.leaves_at)
    changes = {"leaves_at": [None, issue.leaves_at.isoformat()]} | ({"malgré": ["", despite]} if despite else {})
    log.record("départ décidé", issue, by=by, changes=changes)
    return issue


@transaction.atomic
def take_back(issue: Issue, *, by: log.Actor, now: datetime) -> Issue:
    """Make it a draft again, as long as nothing has left. NotNow, AlreadyLeft."""
    issue = _held(issue, IssueState.FROZEN, IssueState.SENDING)
    mailing = _mailing(issue)
    if mailing.state == MailingState.RUNNING:
        mailing = mailings.pause(mailing, now=now)
    if mailing.dispatches.exclude(state=DispatchState.PLANNED).exists():
        raise AlreadyLeft
    issue.state, issue.mailing, issue.leaves_at = IssueState.DRAFT, None, None
    issue.frozen_by = issue.approved_by = issue.approved_at = None
    issue.save()
    issue.counted_links.all().delete()
    mailing.delete()
    log.record("départ annulé, numéro rouvert", issue, by=by)
    return issue


@transaction.atomic
def pause(issue: Issue, *, by: log.Actor, now: datetime) -> None:
    """Hold what has not left. NotNow, MailingElsewhere."""
    issue = _held(issue, IssueState.SENDING)
    mailings.pause(_mailing(issue), reason=f"Mis en pause par {by}.", now=now)
    log.record("envoi mis en pause", issue, by=by)


@transaction.atomic
def resume(issue: Issue, *, by: log.Actor, now: datetime) -> None:
    """Go on. NotNow, MailingElsewhere."""
    issue = _held(issue, IssueState.SENDING)
    mailings.resume(_mailing(issue), now=now)
    log.record("envoi repris", issue, by=by)


@transaction.atomic
def stop(issue: Issue, *, reason: str, by: log.Actor, now: datetime) -> None:
    """Send no more of it. NotNow, MailingElsewhere."""
    issue = _held(issue, IssueState.SENDING)
    mailings.stop(_mailing(issue), reason=reason or f"Arrêté par {by}.", now=now)
    log.record("envoi arrêté", issue, by=by, changes={"motif": ["", reason]})


@transaction.atomic
def settle(issue: Issue, dispatches: list[int], verdict: Verdict, *, by: log.Actor, now: datetime) -> int:
    """Say what became of letters whose fate is not known; only « resend » sends, because it was asked. Return how many.

    The log names the rows, not the addresses.
    """
    chosen = _mailing(issue).dispatches.filter(pk__in=dispatches).values_list("pk", flat=True)
    keys = sorted(chosen)
    settled = mailings.settle(keys, verdict, now=now, why=f"{VERDICTS[verdict]} par {by}")
    log.record(f"pli {VERDICTS[verdict]}", issue, by=by, changes={"plis": [None, keys]})
    return settled


VERDICTS = {"resend": "à renvoyer", "delivered": "déclaré remis", "refused": "déclaré refusé"}


@transaction.atomic
def close(*, by: log.Actor, now: datetime) -> int:
    """Say « envoyé » of the issues whose last letter has left or failed; return how many."""
    over = Issue.objects.filter(state=IssueState.SENDING, mailing__state__in=OVER)
    closed = 0
    for issue in over.select_for_update(of=("self",)).select_related("mailing"):
        left = _mailing(issue).dispatches.filter(state=DispatchState.HANDED_OVER).exists()
        issue.state, issue.sent_at = (IssueState.SENT, now) if left else (IssueState.ARCHIVED, None)
        issue.save(update_fields=["state", "sent_at"])
        log.record("numéro envoyé" if left else "numéro arrêté avant le premier pli", issue, by=by, at=now)
        closed += 1
    return closed


def _content(issue: Issue, variant: Variant, links: Mapping[str, str]) -> Content:
    made = mail.rendered(issue, variant, links=links)
    return Content(variant=variant, subject=made.subject, html=made.html, text=made.text)


def _plan(issue: Issue, contents: tuple[Content, ...]) -> Plan:
    letter = issue.newsletter
    return Plan(
        key=f"newsletters.issue.{issue.pk}",
        kind="newsletters.issue",
        stream=letter.stream,
        sender=recipient(letter.sender_name, letter.sender_email),
        contents=contents,
        markers=tuple(one.name for one in merge_fields.FIELDS),
        list_id=letter.list_id,
        reply_to=letter.reply_to,
    )


def _mailing(issue: Issue) -> Mailing:
    if issue.mailing is None:
        raise NotNow(state=issue.get_state_display())
    return issue.mailing


def _held(issue: Issue, *allowed: IssueState) -> Issue:
    """Return the row, locked, if it is in a state that allows the deed."""
    rows = Issue.objects.select_for_update(of=("self",)).select_related("newsletter", "mailing", "audience")
    held = rows.get(pk=issue.pk)
    if held.state not in allowed:
        raise NotNow(state=held.get_state_display())
    return held
