"""Write docs/glossary.md: the French word of each model, beside its English name, room by room."""

import os
import sys
from pathlib import Path

from django.apps import apps
from django.db.models import Model

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "glossary.md"
HEAD = """# Glossary

English in the code, French on the screens. This page is written by `make glossary` from the models (`verbose_name`); a
house test refuses a stale one. The words that French uses for several things are told apart at its end.
"""
TAIL = """
## One French word, several things

| French | in the code |
|---|---|
| mandat | `Office` (an elected office, in an authority) · `Mandate` (a seat in a body of the network) |
| bureau | `Body` of kind *bureau* (an elected body) · the *desk* (`web/desk`, the staff's tool) |
| public | `Audience` (a saved query) · `EventAudience` (whom an event is for) · a people `Audience` (who sees what) |
| membre | `Membership` (an authority belongs to the network) · `GroupMember` (it takes part in a group) |
| contact | `ContactPoint` (an address, a purpose, a legal basis) · `GroupMember.contacts` |
| fonction | `Position` (in an organisation) · the title of an `Office`, as printed |
| suppléant | `Mandate.substitute` (named by the holder) · a `Seat` whose role is *substitute* |
"""


def models() -> list[type[Model]]:
    """Return our models, without the tables that join two of them."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("faitiere.")]
    return sorted(ours, key=lambda model: (model._meta.app_label, model.__name__))


def page() -> str:
    """Return the page as it should stand."""
    text, label = HEAD, ""
    for model in models():
        if model._meta.app_label != label:
            label = model._meta.app_label
            text += f"\n## {label} – {apps.get_app_config(label).verbose_name}\n\n"
            text += "| French | plural | model |\n|---|---|---|\n"
        text += f"| {model._meta.verbose_name} | {model._meta.verbose_name_plural} | `{model.__name__}` |\n"
    return text + TAIL


if __name__ == "__main__":
    import django

    sys.path.insert(0, str(ROOT / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "faitiere.config.settings.dev")
    django.setup()
    PAGE.write_text(page())
