"""The programme of an event: rooms, tracks, sessions, speakers."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import SessionKind
from faitiere.domains.events.models.event import Event
from faitiere.domains.groups.models import Group
from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.people.models import Organization, Person
from faitiere.domains.territories.models import Authority
from faitiere.domains.thesaurus.models import Topic


class EventRoom(models.Model):
    """A room of the venue for the time of an event."""

    event = models.ForeignKey(Event, verbose_name=_("événement"), on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(_("nom"), max_length=100)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("salle")
        verbose_name_plural = _("salles")
        ordering = ["event", "order", "name"]
        constraints = [models.UniqueConstraint(fields=["event", "name"], name="event_room_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Track(models.Model):
    """A thread that runs through a programme (« Climat », « Jeunesse »)."""

    event = models.ForeignKey(Event, verbose_name=_("événement"), on_delete=models.CASCADE, related_name="tracks")
    name = models.CharField(_("nom"), max_length=100)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("fil du programme")
        verbose_name_plural = _("fils du programme")
        ordering = ["event", "order", "name"]
        constraints = [models.UniqueConstraint(fields=["event", "name"], name="event_track_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Session(models.Model):
    """A part of an event to which one may register apart; its places change only by conditional updates."""

    event = models.ForeignKey(Event, verbose_name=_("événement"), on_delete=models.CASCADE, related_name="sessions")
    slug = models.SlugField(_("identifiant"), max_length=120)
    title = models.CharField(_("titre"), max_length=250)
    kind = models.CharField(_("nature"), max_length=14, choices=SessionKind.choices, default=SessionKind.OTHER)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    room = models.ForeignKey(
        EventRoom, verbose_name=_("salle"), null=True, blank=True, on_delete=models.SET_NULL, related_name="sessions"
    )
    track = models.ForeignKey(
        Track, verbose_name=_("fil"), null=True, blank=True, on_delete=models.SET_NULL, related_name="sessions"
    )
    group = models.ForeignKey(
        Group, verbose_name=_("groupe"), null=True, blank=True, on_delete=models.PROTECT, related_name="sessions"
    )
    starts_at = models.DateTimeField(_("début"), null=True, blank=True)
    ends_at = models.DateTimeField(_("fin"), null=True, blank=True)
    languages = models.JSONField(_("langues"), default=list, blank=True)
    description = models.TextField(_("présentation"), blank=True)
    is_members_only = models.BooleanField(_("réservée aux adhérents"), default=False)
    has_registration = models.BooleanField(_("sur inscription"), default=False)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    extra = models.PositiveIntegerField(_("places accordées en plus"), default=0, editable=False)
    taken = models.PositiveIntegerField(_("places prises"), default=0, editable=False)
    video_url = models.URLField(_("lien de visioconférence"), blank=True)
    recording_url = models.URLField(_("enregistrement"), blank=True)
    recording_until = models.DateField(_("enregistrement visible jusqu’au"), null=True, blank=True)
    topics = models.ManyToManyField(Topic, verbose_name=_("thèmes"), blank=True, related_name="sessions")
    builders = models.ManyToManyField(
        Organization, verbose_name=_("organisations co-constructrices"), blank=True, related_name="built_sessions"
    )
    building_authorities = models.ManyToManyField(
        Authority, verbose_name=_("collectivités co-constructrices"), blank=True, related_name="built_sessions"
    )
    documents = models.ManyToManyField(
        LibraryDocument, verbose_name=_("documents"), blank=True, related_name="sessions"
    )

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["event", "starts_at", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "slug"], name="session_slug_once"),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="session_ends_after_start"
            ),
            # The last word against overbooking: beyond the capacity only what staff knowingly granted.
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(taken__lte=F("capacity") + F("extra")), name="session_never_overbooked"
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Speaker(models.Model):
    """Somebody who speaks in a session, with the title of that day."""

    session = models.ForeignKey(Session, verbose_name=_("session"), on_delete=models.CASCADE, related_name="speakers")
    person = models.ForeignKey(
        Person, verbose_name=_("personne"), null=True, blank=True, on_delete=models.PROTECT, related_name="talks"
    )
    name = models.CharField(_("nom imprimé"), max_length=150, blank=True)
    title = models.CharField(_("titre imprimé"), max_length=250, blank=True)
    role = models.CharField(_("rôle"), max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("intervenante ou intervenant")
        verbose_name_plural = _("intervenantes et intervenants")
        ordering = ["session", "order", "pk"]

    def __str__(self) -> str:
        """Return the name printed."""
        return self.name or str(self.person)
