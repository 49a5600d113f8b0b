"""Put « Actualités » under the home page: articles stand there."""

from django.db import migrations
from django.utils.http import int_to_base36


def create(apps, schema_editor):
    """Add the page after whatever stands under the home page."""
    content_types = apps.get_model("contenttypes.ContentType")
    pages = apps.get_model("wagtailcore.Page")
    home = pages.objects.get(pk=apps.get_model("public.HomePage").objects.order_by("pk").first().pk)
    last = pages.objects.filter(depth=home.depth + 1, path__startswith=home.path).order_by("path").last()
    step = int_to_base36((int(last.path[-4:], 36) if last else 0) + 1).upper().rjust(4, "0")
    kind, _new = content_types.objects.get_or_create(model="articleindex", app_label="newsroom")
    apps.get_model("newsroom.ArticleIndex").objects.create(
        title="Actualités",
        draft_title="Actualités",
        slug="actualites",
        content_type=kind,
        path=home.path + step,
        depth=home.depth + 1,
        numchild=0,
        url_path=f"{home.url_path}actualites/",
        locale_id=home.locale_id,
    )
    pages.objects.filter(pk=home.pk).update(numchild=home.numchild + 1)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0001_articles"),
        ("public", "0002_home_page"),
    ]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
