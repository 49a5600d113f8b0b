"""What staff do to groups and their members."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from faitiere.domains.groups.models import Group, GroupMember, GroupStep
from faitiere.domains.groups.services import groups, members, steps
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.groups import forms
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.fields import source_of

Refusals = dict[type[BusinessError], str]
NAME_REFUSALS: Refusals = {groups.GroupNameMissing: "name", groups.GroupNameTaken: "name"}


class RecordStep(Deed):
    """A turn in the group's life."""

    model = Group
    slug = "etape"
    rule = "steps.record"
    label = _("Enregistrer une étape")
    icon = "history"
    explanation = _("Créé, relancé, mis en sommeil, clos : la date de la source est celle de l’étape.")
    form_class = forms.StepForm

    def perform(self, target: Group, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        statement = steps.StepStatement(target, data["kind"], data["not_before"])
        return steps.record(statement, source_of(data), by=self.actor)


class JoinGroup(Deed):
    """An authority takes part."""

    model = Group
    slug = "participer"
    rule = "group_members.join"
    label = _("Ajouter une collectivité")
    icon = "plus"
    form_class = forms.JoinForm
    refusals: ClassVar[Refusals] = {members.AlreadyInGroup: "authority"}

    def perform(self, target: Group, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        contacts = [data["contact"]] if data["contact"] else []
        return members.join(
            target, data["authority"], on=data["on"], contacts=contacts, source=data["source"], by=self.actor
        )


class _MemberDeed(Deed):
    """An act on a member belongs to the group's record."""

    model = GroupMember

    def get_queryset(self) -> Any:
        """Load what names it."""
        return GroupMember.objects.select_related("group", "authority")

    def owner(self) -> Model:
        """Return the group."""
        return self.target.group  # type: ignore[no-any-return]

    def get_page_subtitle(self) -> str:
        """Name the authority and the group."""
        return f"{self.target.authority}, {self.target.group}"


class LeaveGroup(_MemberDeed):
    """An authority leaves."""

    slug = "quitter"
    rule = "group_members.leave"
    label = _("Ne participe plus")
    form_class = forms.LeaveForm
    refusals: ClassVar[Refusals] = {members.AlreadyLeft: "on", members.LeavesBeforeJoining: "on"}

    def get_initial(self) -> dict[str, Any]:
        """Offer the business date."""
        return {"on": clock.today()}

    def perform(self, target: GroupMember, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return members.leave(target, on=data["on"], by=self.actor)


class SetContacts(_MemberDeed):
    """Who follows the group for an authority."""

    slug = "suivi"
    rule = "group_members.join"
    label = _("Qui suit le groupe")
    form_class = forms.ContactsForm

    def get_initial(self) -> dict[str, Any]:
        """Show who does."""
        return {"contacts": self.target.contacts.all()}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the member."""
        return {**super().get_form_kwargs(), "member": self.target}

    def perform(self, target: GroupMember, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return members.set_contacts(target, data["contacts"], by=self.actor)


class JudgeStep(Deed):
    """Two sources disagree: this step is retained."""

    model = GroupStep
    slug = "arbitrer-etape"
    rule = "steps.judge"
    label = _("Retenir cette étape")
    explanation = _("Les deux versions restent visibles, avec le motif de l’arbitrage.")
    form_class = forms.JudgeStepForm
    refusals: ClassVar[Refusals] = {steps.StepsDoNotCompete: "against", steps.StepReasonMissing: "reason"}

    def owner(self) -> Model:
        """Return the group."""
        return self.target.group  # type: ignore[no-any-return]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the step."""
        return {**super().get_form_kwargs(), "step": self.target}

    def perform(self, target: GroupStep, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return steps.judge(target, against=data["against"], reason=data["reason"], on=clock.today(), by=self.actor)
