"""Wagtail's workflow and comments, told by our room: its letters leave through our outbox, in French, once."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.admin.views.pages import edit
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.services import reviews
from faitiere.kernel import clock


def tell_who_may_read(instance: WorkflowState, user: Any, **_said: Any) -> None:
    """Ask the rest of the team."""
    if isinstance(article := instance.content_object.specific, Article):
        reviews.ask(article, by=user, now=clock.now())


def tell_what_to_change(instance: WorkflowState, user: Any, **_said: Any) -> None:
    """Answer whoever asked."""
    if isinstance(article := instance.content_object.specific, Article):
        words = instance.current_task_state.specific.get_comment()
        reviews.decline(article, words, asked_by=instance.requested_by, by=user, now=clock.now())


def finish(workflow_state: WorkflowState, user: Any) -> None:
    """Publish what a second person approves: the end of Wagtail's workflow, by our service."""
    page = workflow_state.content_object.specific
    if isinstance(page, Article):
        reviews.approve(page, asked_by=workflow_state.requested_by, by=user, now=clock.now())
    else:
        page.get_latest_revision().publish(user=user)


def tell_comments(users: Iterable[Any], _notification: str, context: Mapping[str, Any]) -> None:
    """Tell those who follow a page, as Wagtail chose them, what was said beside it."""
    replies = [reply for answered in context["replied_comments"] for reply in answered["replies"]]
    words = "\n\n".join(f"« {said.text} »" for said in (*context["new_comments"], *replies))
    if words and isinstance(page := context["page"].specific, Article):
        reviews.comment(page, words, to=users, by=context["editor"], now=clock.now())


def say_nothing(**_said: Any) -> None:
    """Stand where Wagtail would write to superusers and groups, of which there are none, or repeat what we said."""


# Under the names of Wagtail's own, whose letters would leave at once, outside of the transaction and of the outbox.
for signal, sender, name, tell in (
    (task_submitted, TaskState, "group_approval_task_submitted", say_nothing),
    (workflow_submitted, WorkflowState, "workflow_state_submitted", tell_who_may_read),
    (workflow_approved, WorkflowState, "workflow_state_approved", say_nothing),
    (workflow_rejected, WorkflowState, "workflow_state_rejected", tell_what_to_change),
):
    uid = f"{name}_email_notification"
    signal.disconnect(sender=sender, dispatch_uid=uid)
    signal.connect(tell, sender=sender, dispatch_uid=uid)
WorkflowState.on_finish = finish
edit.send_notification = tell_comments
