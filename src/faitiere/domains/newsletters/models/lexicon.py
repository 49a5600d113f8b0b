"""Words that the network writes and no dictionary holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LexiconWord(models.Model):
    """A word that the look at spelling takes for right, with capitals or without."""

    word = models.CharField(_("mot"), max_length=60, unique=True)
    added_at = models.DateTimeField(_("ajouté le"))

    class Meta:
        verbose_name = _("mot du lexique")
        verbose_name_plural = _("lexique")
        ordering = ["word", "pk"]

    def __str__(self) -> str:
        """Return the word."""
        return self.word
