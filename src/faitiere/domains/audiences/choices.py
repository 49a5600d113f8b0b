"""How the lines of an audience join, and which people of an authority are meant."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Joint(models.TextChoices):
    """What a line does with those above it. « Et » narrows its own block; « ou » and « sauf » open another one."""

    AND = "and", _("et")
    OR = "or", _("ou")
    EXCEPT = "except", _("sauf")


class Who(models.TextChoices):
    """Which people of an authority."""

    HEADS = "heads", _("maire ou présidence")
    OFFICIALS = "officials", _("élues et élus")
    CONTACTS = "contacts", _("contacts et agents")
