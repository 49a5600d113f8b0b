"""What stands around an article on the site, and which articles a list shows."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from faitiere.domains.events.queries.visibility import announced
from faitiere.domains.groups.models import Group
from faitiere.domains.newsroom.choices import ArticleAccess, ArticleKind
from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.queries import addresses, articles
from faitiere.domains.territories.models import Country
from faitiere.domains.thesaurus.models import Topic
from faitiere.web.public.events.rows import rows
from faitiere.web.public.events.sight import sight
from faitiere.web.public.pages import Step, frame

LATEST = 5


class ArticleFilter(forms.Form):
    """Filters of the list; what cannot be read is left out."""

    q = forms.CharField(required=False, max_length=100, label="Mots", widget=forms.TextInput({"type": "search"}))
    groupe = forms.ModelChoiceField(
        Group.objects.none(), to_field_name="slug", required=False, empty_label="Tous les groupes", label="Groupe"
    )
    pays = forms.ModelChoiceField(
        Country.objects.none(), to_field_name="code", required=False, empty_label="Tous les pays", label="Pays"
    )
    theme = forms.ModelChoiceField(
        Topic.objects.none(), to_field_name="slug", required=False, empty_label="Tous les thèmes", label="Thème"
    )
    nature = forms.ChoiceField(choices=[("", "Toutes"), *ArticleKind.choices], required=False, label="Nature")
    annee = forms.TypedChoiceField(coerce=int, empty_value=None, required=False, label="Année")

    is_filter = True  # every field may be left out: nothing needs to say so

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        live: QuerySet[Article] = Article.objects.live()
        fields: dict[str, Any] = self.fields
        groups = Q(pk__in=live.values("group")) | Q(pk__in=live.values("related_groups"))
        fields["groupe"].queryset = Group.objects.filter(groups).order_by("short_name", "pk")
        named = Q(pk__in=live.values("countries")) | Q(pk__in=live.values("group__countries"))
        fields["pays"].queryset = Country.objects.filter(named).order_by("name")
        fields["theme"].queryset = Topic.objects.filter(pk__in=live.values("topics")).order_by("name")
        years = [moment.year for moment in live.datetimes("first_published_at", "year", order="DESC")]
        fields["annee"].choices = [("", "Toutes"), *((year, str(year)) for year in years)]
        self.full_clean()

    @property
    def is_used(self) -> bool:
        """Tell whether anything is asked for."""
        return any(self.cleaned_data.values())

    def condition(self) -> Q:
        """Return what the articles must be."""
        chosen = self.cleaned_data
        condition = articles.containing(chosen.get("q", ""))
        if group := chosen.get("groupe"):
            condition &= articles.about_group(group)
        if country := chosen.get("pays"):
            condition &= articles.about_country(country)
        if topic := chosen.get("theme"):
            condition &= articles.about_topic(topic)
        if kind := chosen.get("nature"):
            condition &= Q(kind=kind)
        if year := chosen.get("annee"):
            condition &= Q(first_published_at__year=year)
        return condition


def latest(on: date) -> QuerySet[Article]:
    """Return what readers saw by a day, the newest first."""
    return articles.published().filter(first_published_at__date__lte=on)


def of_group(group: Group, on: date) -> list[Article]:
    """Return the latest articles of a group by a day."""
    return list(latest(on).filter(articles.about_group(group))[:LATEST])


def surroundings(article: Article, request: HttpRequest) -> dict[str, Any]:
    """Return what the page of an article needs; its content opens to those whom it is for."""
    reader = sight(request)
    events = announced().filter(pk__in=[event.pk for event in article.events.all()])
    trail = [Step("Actualités", "/actualites/"), Step(article.title)]
    groups = [*filter(None, [article.group]), *article.related_groups.all()]
    return frame(request, trail=trail, section="articles") | {
        "article": article,
        "is_open": article.access == ArticleAccess.PUBLIC or reader.is_within,
        "address": addresses.article(article),
        "calls": list(article.calls_to_action.all()),
        "groups": list(dict.fromkeys(groups)),
        "countries": list(article.countries.all()),
        "topics": list(article.topics.all()),
        "events": rows(events.select_related("venue").order_by("starts_at", "pk"), reader),
    }
