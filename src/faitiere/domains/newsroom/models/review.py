"""The reading of an article by somebody else than whoever asks for it, as a task of Wagtail's workflow."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState


class SecondReading(Task):
    """Anybody of the team may approve an article, except whoever asked; all may go on writing it."""

    class Meta:
        verbose_name = _("relecture")
        verbose_name_plural = _("relectures")

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:  # noqa: ARG002 - Wagtail gives it
        """Let the team in."""
        return bool(user.is_active and user.is_staff)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Offer to answer to any of the team but whoever asked."""
        asked = obj.current_workflow_state
        if not self.user_can_access_editor(obj, user) or (asked and asked.requested_by_id == user.pk):
            return []
        return [
            ("reject", _("Demander des changements"), True),
            ("approve", _("Approuver et publier"), False),
            ("approve", _("Approuver avec un mot"), True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:  # noqa: ARG002 - Wagtail’s
        """Return what waits for the eyes of this member of the team."""
        waiting: QuerySet[TaskState] = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if not self.user_can_access_editor(None, user):
            return waiting.none()
        return waiting.exclude(workflow_state__requested_by=user)

    @classmethod
    def get_description(cls) -> Any:
        """Say who may answer."""
        return _("Une autre personne de l’équipe relit, puis publie ou demande des changements")
