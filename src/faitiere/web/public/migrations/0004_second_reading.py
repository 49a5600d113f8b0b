"""Give articles their workflow: « Relecture », by somebody else of the team."""

from typing import Any

from django.db import migrations


def open_the_workflow(apps: Any, _editor: Any) -> None:
    """Put one reading before publication under « Actualités »."""
    kind, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="newsroom", model="secondreading"
    )
    task = apps.get_model("newsroom.SecondReading").objects.create(name="Relecture", content_type_id=kind.pk)
    workflow = apps.get_model("wagtailcore.Workflow").objects.create(name="Relecture")
    apps.get_model("wagtailcore.WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    for page in apps.get_model("newsroom.ArticleIndex").objects.all():
        apps.get_model("wagtailcore.WorkflowPage").objects.create(workflow=workflow, page_id=page.pk)


class Migration(migrations.Migration):
    """The workflow of articles."""

    dependencies = [("public", "0003_news_page"), ("newsroom", "0005_second_reading")]
    operations = [migrations.RunPython(open_the_workflow, migrations.RunPython.noop)]
