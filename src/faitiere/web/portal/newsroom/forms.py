"""What one types to propose an item."""

from typing import Any

from django import forms

from faitiere.domains.newsroom.models import Contribution
from faitiere.domains.newsroom.services.contributions import OF_PICTURE, TEXTS, ContributionDraft
from faitiere.domains.territories.models import Authority

_DAY = {"type": "date"}


class ContributionForm(forms.Form):
    """An item, however incomplete: only its title is asked for before it is sent."""

    authority = forms.ModelChoiceField(Authority.objects.none(), label="Au nom de", empty_label=None)
    title = forms.CharField(label="Titre", max_length=200)
    text = forms.CharField(
        label="Texte",
        required=False,
        max_length=10_000,
        help_text="Ce qui s’est passé, ou ce qui se prépare. Quelques phrases suffisent ; une ligne vide sépare deux "
        "paragraphes.",
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    starts_on = forms.DateField(label="Du", required=False, widget=forms.DateInput(_DAY, "%Y-%m-%d"))
    ends_on = forms.DateField(label="Au", required=False, widget=forms.DateInput(_DAY, "%Y-%m-%d"))
    place = forms.CharField(label="Lieu", required=False, max_length=150)
    link = forms.URLField(
        label="Lien",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="En entier : https://www.ville.fr",
    )
    link_label = forms.CharField(
        label="Texte du lien", required=False, max_length=120, help_text="À la première personne : « Je m’inscris »."
    )
    picture = forms.FileField(
        label="Image",
        required=False,
        help_text="JPEG, PNG ou WebP, 12 Mo au plus. Le lieu et l’heure de la prise de vue en sont retirés.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    drops_picture = forms.BooleanField(label="Retirer l’image", required=False)
    picture_alt = forms.CharField(
        label="Ce que montre l’image",
        required=False,
        max_length=200,
        help_text="Une phrase, pour les personnes qui ne la voient pas.",
    )
    picture_credit = forms.CharField(
        label="De qui est l’image ?", required=False, max_length=200, help_text="Le nom à citer : photographe, ville…"
    )
    picture_is_free = forms.BooleanField(
        label="L’image peut être publiée : son auteur et les personnes reconnaissables sont d’accord.", required=False
    )

    def __init__(
        self, data: Any, files: Any, *, authorities: list[Authority], contribution: Contribution | None = None
    ) -> None:
        """Start from what is kept; ask in whose name only when there is a choice."""
        kept = {name: getattr(contribution, name) for name in (*TEXTS, *OF_PICTURE)} if contribution else {}
        super().__init__(data, files, initial=kept)
        if contribution or len(authorities) == 1:
            del self.fields["authority"]
        else:
            keys = [authority.pk for authority in authorities]
            self.fields["authority"].queryset = Authority.objects.filter(pk__in=keys)  # type: ignore[attr-defined]
        if not (contribution and contribution.picture):
            del self.fields["drops_picture"]

    def draft(self) -> ContributionDraft:
        """Return what is written as the service takes it."""
        data = self.cleaned_data
        picture = data["picture"].read() if data.get("picture") else b""
        said = {name: data[name] for name in (*TEXTS, *OF_PICTURE)}
        return ContributionDraft(**said, picture=picture, drops_picture=data.get("drops_picture", False))
