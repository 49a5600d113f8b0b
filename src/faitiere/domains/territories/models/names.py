"""Other spellings, and the words by which people search."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.territories.models.authority import Authority


class AuthorityName(models.Model):
    """Another name or spelling under which an authority is met."""

    authority = models.ForeignKey(
        Authority, verbose_name=_("collectivité"), on_delete=models.CASCADE, related_name="other_names"
    )
    name = models.CharField(_("nom"), max_length=200)

    class Meta:
        verbose_name = _("autre nom")
        verbose_name_plural = _("autres noms")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["authority", "name"], name="authority_name_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class AuthorityWord(models.Model):
    """A normalised word by which people search: of a name, or a code. Derived from the rows above, rebuilt at will."""

    pk = models.CompositePrimaryKey("word", "authority")
    word = models.CharField(_("mot"), max_length=60)
    authority = models.ForeignKey(
        Authority, verbose_name=_("collectivité"), on_delete=models.CASCADE, related_name="words"
    )
    is_whole = models.BooleanField(
        _("désigne à lui seul"), default=False, help_text=_("Le nom entier, sans espaces, ou un code officiel.")
    )

    class Meta:
        verbose_name = _("mot de recherche")
        verbose_name_plural = _("mots de recherche")
        ordering = ["word", "authority"]

    def __str__(self) -> str:
        """Return the word."""
        return self.word
