"""Kinds and states of the territories room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuthorityKind(models.TextChoices):
    """What an authority is. The French kinds are those of the national register."""

    COMMUNE = "commune", _("commune")
    EPCI = "epci", _("intercommunalité")
    EPT = "ept", _("établissement public territorial")
    DEPARTEMENT = "departement", _("département")
    REGION = "region", _("région")
    OVERSEAS = "overseas", _("collectivité d’outre-mer ou à statut particulier")
    FOREIGN_MUNICIPALITY = "foreign_municipality", _("commune étrangère")
    FOREIGN_INTERMEDIATE = "foreign_intermediate", _("collectivité intermédiaire étrangère")
    FOREIGN_REGION = "foreign_region", _("région étrangère")
