"""Kinds and states of the events room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What an event is."""

    ASSEMBLY = "assembly", _("assemblée générale")
    GATHERING = "gathering", _("rencontres annuelles")
    BOARD = "board", _("conseil ou bureau")
    GROUP_MEETING = "group_meeting", _("réunion de groupe")
    CAFE = "cafe", _("café des élues et élus")
    CHRONICLE = "chronicle", _("chronique")
    DIPLOMACY = "diplomacy", _("rendez-vous de la diplomatie")
    MISSION = "mission", _("mission ou délégation")
    ASSISES = "assises", _("assises")
    STEERING = "steering", _("comité de pilotage")
    DONORS = "donors", _("comité des donateurs")
    TRAINING = "training", _("formation")
    WEBINAR = "webinar", _("webinaire")
    WORKSHOP = "workshop", _("atelier")
    OUTSIDE = "outside", _("événement extérieur")
    OTHER = "other", _("autre rencontre")


class EventState(models.TextChoices):
    """Where an event stands. « Complet » is computed from its places, « compte rendu publié » from its minutes."""

    IDEA = "idea", _("en projet")
    SAVE_THE_DATE = "save_the_date", _("date à réserver")
    OPEN = "open", _("inscriptions ouvertes")
    POSTPONED = "postponed", _("reporté")
    CANCELLED = "cancelled", _("annulé")
    HELD = "held", _("tenu")


class WhenKind(models.TextChoices):
    """How much is known of when an event takes place."""

    EXACT = "exact", _("jour et heure")
    DAY = "day", _("journée entière")
    MONTH = "month", _("mois seulement")
    YEAR = "year", _("année seulement")
    TO_BE_DEFINED = "to_be_defined", _("date à définir")
    SINE_DIE = "sine_die", _("reporté sans date")


class EventFormat(models.TextChoices):
    """How one takes part."""

    ONSITE = "onsite", _("sur place")
    ONLINE = "online", _("visioconférence")
    HYBRID = "hybrid", _("sur place et en visioconférence")
    UNKNOWN = "unknown", _("non précisé")


class EventAudience(models.TextChoices):
    """Whom an event is for."""

    PUBLIC = "public", _("tout public")
    MEMBERS = "members", _("adhérents")
    MEMBER_OFFICIALS = "member_officials", _("élues et élus des adhérents")
    GROUP = "group", _("collectivités du groupe")
    DONORS = "donors", _("donateurs du fonds")
    INVITED = "invited", _("sur invitation")
    STAFF = "staff", _("équipe")


class ChangeKind(models.TextChoices):
    """What changed in an event."""

    CREATED = "created", _("créé")
    ANNOUNCED = "announced", _("annoncé")
    OPENED = "opened", _("ouvert aux inscriptions")
    MOVED = "moved", _("date ou lieu changés")
    POSTPONED = "postponed", _("reporté")
    CANCELLED = "cancelled", _("annulé")
    HELD = "held", _("tenu")
    EDITED = "edited", _("modifié")


class SessionKind(models.TextChoices):
    """What a session of a programme is."""

    PLENARY = "plenary", _("plénière")
    WORKSHOP = "workshop", _("atelier")
    MICRO_WORKSHOP = "micro_workshop", _("micro-atelier")
    GROUP_MEETING = "group_meeting", _("réunion de groupe")
    MEETINGS = "meetings", _("rendez-vous bilatéraux")
    VISIT = "visit", _("visite")
    STAND = "stand", _("stand")
    RECEPTION = "reception", _("moment convivial")
    OTHER = "other", _("autre")


class OverlapPolicy(models.TextChoices):
    """What happens when one person chooses two sessions at the same hour."""

    REFUSE = "refuse", _("refuser")
    FLAG = "flag", _("accepter et signaler")


class PlaceState(models.TextChoices):
    """Where somebody's place in an event or a session stands."""

    CONFIRMED = "confirmed", _("confirmée")
    WAITING = "waiting", _("en liste d’attente")
    CANCELLED = "cancelled", _("annulée")


class AnswerKind(models.TextChoices):
    """What an invited person answers."""

    YES = "yes", _("je viens")
    NO = "no", _("je ne viens pas")
    SUBSTITUTE = "substitute", _("j’envoie quelqu’un")
    UNSURE = "unsure", _("je ne sais pas encore")


class AnswerWay(models.TextChoices):
    """How an answer came."""

    LINK = "link", _("par son lien personnel")
    PORTAL = "portal", _("dans l’espace adhérent")
    CALENDAR = "calendar", _("depuis son agenda")
    PAPER = "paper", _("par coupon-réponse")
    STAFF = "staff", _("notée par l’équipe")


class Side(models.TextChoices):
    """On which side of a bilateral event somebody stands."""

    FRANCE = "france", _("France")
    PARTNER = "partner", _("pays partenaire")


class ParticipantKind(models.TextChoices):
    """As what somebody takes part: read from the office held that day, the function given, who sends them."""

    ELECTED = "elected", _("élues et élus")
    OFFICER = "officer", _("agentes et agents")
    PARTNER = "partner", _("organisations partenaires")
    OTHER = "other", _("autres")


class MinutesAccess(models.TextChoices):
    """Who may read the minutes."""

    PUBLIC = "public", _("tout public")
    MEMBERS = "members", _("adhérents")
    GROUP = "group", _("collectivités du groupe")
    DONORS = "donors", _("donateurs")
    ON_REQUEST = "on_request", _("sur demande")
    STAFF = "staff", _("équipe")


class FeedScope(models.TextChoices):
    """What a personal agenda holds."""

    ALL = "all", _("tout ce que je peux lire")
    GROUPS = "groups", _("mes groupes et mes rendez-vous")
