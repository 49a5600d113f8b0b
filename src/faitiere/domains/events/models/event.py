"""Events."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import (
    EventAudience,
    EventFormat,
    EventKind,
    EventState,
    OverlapPolicy,
    WhenKind,
)
from faitiere.domains.events.models.series import Series, Venue
from faitiere.domains.events.models.when import When
from faitiere.domains.groups.models import Group
from faitiere.domains.mandates.models import Body
from faitiere.domains.people.models import Organization
from faitiere.domains.questionnaires.models import Form
from faitiere.domains.territories.models import Authority, Country
from faitiere.domains.thesaurus.models import Topic
from faitiere.kernel.words import words


def new_uid() -> str:
    """Return a calendar UID (RFC 7986 §5.3: a random UUID), kept for the whole life of the event."""
    return str(uuid.uuid4())


def searched(*texts: str) -> str:
    """Return the words by which an event is found, as people type them, without accents."""
    return " ".join(word for text in texts for word in words(text))


class Event(models.Model):
    """A meeting of any kind. Places are counted here and in its sessions, and change only by conditional updates.

    `starts_at` and `ends_at` are moments when `when_kind` is exact; for a day, a month or a year they are the first and
    last midnight of the period in the event's time zone; they are empty when no date is known.
    """

    slug = models.SlugField(_("identifiant"), unique=True, max_length=120)
    title = models.CharField(_("titre"), max_length=250)
    short_title = models.CharField(_("titre court pour l’agenda"), max_length=150, blank=True)
    kind = models.CharField(_("nature"), max_length=14, choices=EventKind.choices)
    series = models.ForeignKey(
        Series, verbose_name=_("série"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    edition = models.PositiveSmallIntegerField(_("édition"), null=True, blank=True)
    season = models.PositiveSmallIntegerField(_("saison"), null=True, blank=True)
    episode = models.PositiveSmallIntegerField(_("séance de la saison"), null=True, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("dans le cadre de"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    group = models.ForeignKey(
        Group, verbose_name=_("groupe"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    body = models.ForeignKey(
        Body, verbose_name=_("instance"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    organizers = models.ManyToManyField(
        Organization, verbose_name=_("organisations associées"), blank=True, related_name="events"
    )
    hosts = models.ManyToManyField(
        Authority, verbose_name=_("collectivités hôtes"), blank=True, related_name="hosted_events"
    )
    countries = models.ManyToManyField(Country, verbose_name=_("pays"), blank=True, related_name="events")
    topics = models.ManyToManyField(Topic, verbose_name=_("thèmes"), blank=True, related_name="events")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("suivi par"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"is_staff": True},
    )
    state = models.CharField(_("état"), max_length=14, choices=EventState.choices, default=EventState.IDEA)
    audience = models.CharField(
        _("pour qui"), max_length=18, choices=EventAudience.choices, default=EventAudience.MEMBERS
    )
    format = models.CharField(_("format"), max_length=8, choices=EventFormat.choices, default=EventFormat.UNKNOWN)
    when_kind = models.CharField(_("date connue"), max_length=14, choices=WhenKind.choices, default=WhenKind.EXACT)
    starts_at = models.DateTimeField(_("début"), null=True, blank=True)
    ends_at = models.DateTimeField(_("fin"), null=True, blank=True)
    timezone = models.CharField(_("fuseau horaire"), max_length=40, default="Europe/Paris")
    expected = models.CharField(_("période envisagée"), max_length=60, blank=True)
    venue = models.ForeignKey(
        Venue, verbose_name=_("lieu"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    place = models.CharField(_("lieu, en clair"), max_length=200, blank=True)
    video_url = models.URLField(_("lien de visioconférence"), blank=True)
    description = models.TextField(_("présentation"), blank=True)
    outside_url = models.URLField(_("page extérieure"), blank=True)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    extra = models.PositiveIntegerField(_("places accordées en plus"), default=0, editable=False)
    taken = models.PositiveIntegerField(_("places prises"), default=0, editable=False)
    quota = models.PositiveSmallIntegerField(_("places par collectivité"), null=True, blank=True)
    overlaps = models.CharField(
        _("deux sessions à la même heure"), max_length=6, choices=OverlapPolicy.choices, default=OverlapPolicy.REFUSE
    )
    registration_opens_at = models.DateTimeField(_("ouverture des inscriptions"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(_("clôture des inscriptions"), null=True, blank=True)
    form = models.ForeignKey(
        Form,
        verbose_name=_("questions posées à l’inscription"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    uid = models.CharField(_("UID du calendrier"), max_length=64, unique=True, default=new_uid, editable=False)
    sequence = models.PositiveIntegerField(_("SEQUENCE du calendrier"), default=0, editable=False)
    changed_at = models.DateTimeField(_("dernière modification"))
    is_in_newsletter = models.BooleanField(_("dans l’agenda de la lettre"), default=True)
    words = models.TextField(_("mots cherchés"), blank=True, editable=False)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("événement")
        verbose_name_plural = _("événements")
        ordering = ["starts_at", "title", "pk"]
        indexes = [models.Index(fields=["state", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="event_ends_after_start"
            ),
            # The last word against overbooking: beyond the capacity only what staff knowingly granted.
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(taken__lte=F("capacity") + F("extra")), name="event_never_overbooked"
            ),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="event_not_part_of_itself"),
            # A date is known, or it is said that none is.
            models.CheckConstraint(
                condition=Q(when_kind__in=[WhenKind.TO_BE_DEFINED, WhenKind.SINE_DIE], starts_at=None)
                | ~Q(when_kind__in=[WhenKind.TO_BE_DEFINED, WhenKind.SINE_DIE]) & Q(starts_at__isnull=False),
                name="event_date_matches_what_is_known",
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the words by which it is found."""
        self.words = searched(self.title, self.short_title, self.place)
        super().save(*args, **kwargs)

    @property
    def when(self) -> When:
        """Return what is known of its date."""
        return When(WhenKind(self.when_kind), self.starts_at, self.ends_at, self.timezone, self.expected)
