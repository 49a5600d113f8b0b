"""Links whose clicks are counted: how many, never who."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.models.issue import Issue


class CountedLink(models.Model):
    """A link of an issue that leads through us. Nothing tells one reader from another."""

    issue = models.ForeignKey(Issue, verbose_name=_("numéro"), on_delete=models.CASCADE, related_name="counted_links")
    url = models.CharField(_("adresse"), max_length=2000)
    code = models.CharField(_("code"), max_length=16, unique=True)
    clicks = models.PositiveIntegerField(_("clics"), default=0)

    class Meta:
        verbose_name = _("lien compté")
        verbose_name_plural = _("liens comptés")
        ordering = ["-clicks", "pk"]
        constraints = [models.UniqueConstraint(fields=["issue", "url"], name="counted_link_once")]

    def __str__(self) -> str:
        """Return where it leads."""
        return self.url
