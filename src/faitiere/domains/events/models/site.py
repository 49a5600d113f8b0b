"""The site of a big event."""

from dataclasses import dataclass

from django.core.validators import RegexValidator
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models.event import Event
from faitiere.domains.library.models import LibraryImage
from faitiere.kernel.words import plain


@dataclass(frozen=True)
class Section:
    """A part of a site: its anchor, its title, its text."""

    anchor: str
    title: str
    text: str


class EventSite(models.Model):
    """The one-page site of an event: its own address, picture and colour; the rest comes from the event itself."""

    event = models.OneToOneField(Event, verbose_name=_("événement"), on_delete=models.CASCADE, related_name="site")
    slug = models.SlugField(_("adresse"), unique=True, max_length=60)
    tagline = models.CharField(_("accroche"), max_length=200, blank=True)
    accent = models.CharField(
        _("couleur"),
        max_length=7,
        default="#1d3f58",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Une couleur s’écrit #1d3f58."))],
    )
    image = models.ForeignKey(
        LibraryImage, verbose_name=_("image"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(_("rubriques"), blank=True)
    published_at = models.DateTimeField(_("ouvert le"))

    class Meta:
        verbose_name = _("site d’un événement")
        verbose_name_plural = _("sites d’événements")
        ordering = ["-published_at", "-pk"]

    def __str__(self) -> str:
        """Return whose site it is."""
        return f"Site – {self.event}"

    @property
    def sections(self) -> list[Section]:
        """Return the parts of the text: a line that begins with « # » opens one."""
        parts = f"\n{self.text}".replace("\r\n", "\n").split("\n#")
        named = [part.strip().partition("\n") for part in parts[1:] if part.strip()]
        return [
            Section(f"{slugify(plain(title)) or 'rubrique'}-{rank}", title.strip(" #"), text.strip())
            for rank, (title, _line, text) in enumerate(named, start=1)
        ]

    @property
    def opening(self) -> str:
        """Return what stands before the first part."""
        return f"\n{self.text}".replace("\r\n", "\n").partition("\n#")[0].strip()
