"""The acts of a departure, each offered in the states in which it makes sense."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.choices import IssueState
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.queries import checks, deliverability
from faitiere.domains.newsletters.services import departures, trials
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail.models import MailingState
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.newsletters.sending import forms

State = IssueState


class SendingDeed(Deed):
    """An act on a departure, which the screen of the sending then shows.

    The hours of a departure are those of the machine, also when the demo's clock stands elsewhere.
    """

    model = Issue
    rule = "issues.send"
    states: ClassVar[set[IssueState]]
    mailing_states: ClassVar[set[MailingState]] = set()

    @classmethod
    def is_offered(cls, target: Issue) -> bool:
        """Offer it in its states."""
        if target.state not in cls.states:
            return False
        return not cls.mailing_states or bool(target.mailing and target.mailing.state in cls.mailing_states)

    def get_queryset(self) -> Any:
        """Load the issue with what its departure rests on."""
        return Issue.objects.select_related("newsletter", "mailing", "audience")

    def get_success_url(self) -> str:
        """Lead to the screen of the sending."""
        return reverse("desk_issue:sending", args=[self.target.pk])


class TryOut(SendingDeed):
    """A trial on oneself and on witnesses."""

    slug = "essayer"
    rule = "issues.try"
    label = _("Envoyer un essai")
    icon = "view"
    states: ClassVar = {State.DRAFT, State.FROZEN}
    form_class = forms.TrialForm
    explanation = _("Le message part tel qu’il sera lu, avec des valeurs d’exemple, et « [Essai] » devant l’objet.")
    submit_label = _("Envoyer l’essai")
    done = _("L’essai est parti.")
    refusals: ClassVar[dict[type[BusinessError], str]] = {trials.TooMany: "addresses", trials.NobodyToTry: "addresses"}

    def get_initial(self) -> dict[str, Any]:
        """Propose oneself and the witnesses of the letter."""
        return {"addresses": f"{self.actor.email}\n{self.target.newsletter.witnesses}".strip()}

    def perform(self, target: Issue, data: Mapping[str, Any]) -> None:
        """Call the service."""
        trials.send(target, data["variant"], data["addresses"].splitlines(), by=self.actor, now=clock.now())


class Freeze(SendingDeed):
    """One row for each reader."""

    slug = "figer"
    rule = "issues.freeze"
    label = _("Figer pour l’envoi")
    icon = "lock"
    states: ClassVar = {State.DRAFT}
    form_class = forms.FreezeForm
    explanation = _(
        "Les destinataires sont inscrits un à un et le contenu ne change plus. Rien ne part encore, "
        "et vous pourrez rouvrir le numéro."
    )
    submit_label = _("Figer le numéro")
    done = _("Le numéro est figé.")

    def get_initial(self) -> dict[str, Any]:
        """Propose the audience of last time."""
        return {"audience": self.target.audience}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say how many remarks are left, for somebody to answer for them."""
        self.remarks = len(checks.remarks(self.target)) if self.target.is_draft else 0
        return {**super().get_form_kwargs(), "remarks": self.remarks}

    def perform(self, target: Issue, data: Mapping[str, Any]) -> None:
        """Call the service."""
        departures.freeze(
            target,
            audience=data["audience"],
            remarks=self.remarks,
            counts_clicks=data["counts_clicks"],
            by=self.actor,
            now=clock.now(),
        )


class Approve(SendingDeed):
    """A second person answers for it."""

    slug = "approuver"
    rule = "issues.approve"
    label = _("Approuver le départ")
    icon = "check"
    states: ClassVar = {State.FROZEN}
    explanation = _("Vous avez relu ce numéro et ses destinataires : vous répondez de son départ avec qui l’a figé.")
    submit_label = _("Approuver")

    @classmethod
    def is_offered(cls, target: Issue) -> bool:
        """Offer it when it is still needed."""
        return super().is_offered(target) and departures.needs_approval(target)

    def perform(self, target: Issue, data: Mapping[str, Any]) -> None:
        """Call the service."""
        departures.approve(target, by=self.actor, now=clock.now())


class Leave(SendingDeed):
    """It leaves, after the time one has to change one's mind."""

    slug = "envoyer"
    label = _("Envoyer")
    icon = "mail"
    states: ClassVar = {State.FROZEN}
    explanation = _("Rien ne part avant le délai qui permet de se raviser.")
    submit_label = _("Décider le départ")
    refusals: ClassVar[dict[type[BusinessError], str]] = {departures.NotProven: "despite"}
    done = _("Le départ est décidé. Vous pouvez encore vous raviser jusqu’au premier pli.")

    def get_form_class(self) -> Any:
        """Ask why, when the first issue of a letter would leave under a domain that is not in order."""
        is_doubtful = deliverability.is_doubtful(self.target, deliverability.standing_of(self.target.newsletter))
        return forms.DoubtfulLeaveForm if is_doubtful else forms.LeaveForm

    def perform(self, target: Issue, data: Mapping[str, Any]) -> None:
        """Call the service."""
        departures.leave(target, at=data["at"], despite=data.get("despite", ""), by=self.actor, now=clock.real_now())


class TakeBack(SendingDeed):
    """A draft again."""

    slug = "se-raviser"
    label = _("Se raviser et rouvrir")
    icon = "undo"
    states: ClassVar = {State.FROZEN, State.SENDING}
    mailing_states: ClassVar = {MailingState.FROZEN, MailingState.RUNNING, MailingState.PAUSED}
    explanation = _("Le numéro redevient un brouillon ; les destinataires seront calculés à nouveau.")
    submit_label = _("Rouvrir le numéro")
    done = _("Le numéro est de nouveau un brouillon. Rien n’est parti.")

    def perform(self, target: Issue, data: Mapping[str, Any]) -> None:
        """Call the service."""
        departures.take_back(target, by=self.actor, now=clock.real_now())


class Pause(SendingDeed):
    """What has not left waits."""

    slug = "suspendre"
    label = _("Mettre en pause")
    icon = "time"
    states: ClassVar = {State.SENDING}
    mailing_states: ClassVar = {MailingState.RUNNING}

    def perform(self, target: Issue, data: Mapping[str, Any]) -> None:
        """Call the service."""
        departures.pause(target, by=self.actor, now=clock.real_now())


class Resume(Pause):
    """It goes on."""

    slug = "poursuivre"
    label = _("Reprendre l’envoi")
    icon = "resubmit"
    mailing_states: ClassVar = {MailingState.PAUSED}

    def perform(self, target: Issue, data: Mapping[str, Any]) -> None:
        """Call the service."""
        departures.resume(target, by=self.actor, now=clock.real_now())


class Stop(SendingDeed):
    """Nothing more leaves."""

    slug = "arreter"
    label = _("Arrêter définitivement")
    icon = "cross"
    is_grave = True
    states: ClassVar = {State.SENDING}
    mailing_states: ClassVar = {MailingState.RUNNING, MailingState.PAUSED}
    form_class = forms.StopForm
    explanation = _("Ce qui n’est pas parti ne partira pas. Ce qui est parti est parti.")
    submit_label = _("Arrêter l’envoi")

    def perform(self, target: Issue, data: Mapping[str, Any]) -> None:
        """Call the service."""
        departures.stop(target, reason=data["reason"], by=self.actor, now=clock.real_now())


DEEDS: list[type[Deed]] = [Leave, Approve, Freeze, TryOut, Pause, Resume, TakeBack, Stop]
