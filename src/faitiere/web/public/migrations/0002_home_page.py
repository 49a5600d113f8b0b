"""Put the network's home page where Wagtail puts its « Welcome » page."""

from django.db import migrations


def create(apps, schema_editor):
    """Replace Wagtail's first page and point the site at ours."""
    content_types = apps.get_model("contenttypes.ContentType")
    pages, sites = apps.get_model("wagtailcore.Page"), apps.get_model("wagtailcore.Site")
    locale = apps.get_model("wagtailcore.Locale").objects.order_by("pk").first()
    pages.objects.filter(depth=2, slug="home", path="00010001").delete()
    kind, _new = content_types.objects.get_or_create(model="homepage", app_label="public")
    home = apps.get_model("public.HomePage").objects.create(
        title="Accueil",
        draft_title="Accueil",
        slug="accueil",
        content_type=kind,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/accueil/",
        locale=locale,
    )
    pages.objects.filter(depth=1).update(numchild=1)
    sites.objects.all().delete()
    sites.objects.create(hostname="localhost", root_page_id=home.pk, is_default_site=True)


class Migration(migrations.Migration):
    dependencies = [
        ("public", "0001_initial"),
    ]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
