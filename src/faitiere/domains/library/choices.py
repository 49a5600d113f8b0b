"""Who may open a document."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessLevel(models.TextChoices):
    """From the widest to the narrowest."""

    PUBLIC = "public", _("public")
    MEMBERS = "members", _("adhérents")
    STAFF = "staff", _("équipe")
