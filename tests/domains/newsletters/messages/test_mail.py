"""The letter that leaves: whole, light enough not to be clipped, and read by everybody."""

import re
from html.parser import HTMLParser

import pytest
from wagtail.images.tests.utils import get_test_image_file

from faitiere.domains.library.models import LibraryImage, NetworkIdentity
from faitiere.domains.newsletters.choices import SectionKind, Variant
from faitiere.domains.newsletters.messages import mail
from faitiere.domains.newsletters.models import IssueItem
from faitiere.domains.newsletters.rules import merge_fields
from faitiere.domains.newsletters.rules.colours import contrast
from tests.factories.newsletters import IssueFactory, IssueItemFactory, IssueSectionFactory

# Wagtail leaves to the collector the temporary file in which it cuts a picture.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
SITE = "https://reseau.example"
VOID = {"meta", "img", "br"}
PARAGRAPH = "Une délégation de trois communes a rencontré ses partenaires : élus, associations et services de l’État. "


class Reader(HTMLParser):
    """Reads the letter as a program does: every tag closed in its order, its pictures, its links, its words."""

    def __init__(self, html: str):
        super().__init__()
        self.open, self.pictures, self.links, self.tables, self.anchors, self.words = [], [], [], [], set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        kept = {"img": self.pictures, "a": self.links, "table": self.tables}.get(tag)
        if kept is not None:
            kept.append(given)
        if "id" in given:
            assert given["id"] not in self.anchors
            self.anchors.add(given["id"])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"style", "title"} & set(self.open):
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


@pytest.fixture
def issue(db, settings):
    """An issue as long as that of January 2024: 33 items of 900 characters and more, with links, and 23 dates."""
    settings.SITE_URL = SITE
    NetworkIdentity.objects.create(pk=1, name="Réseau inventé", accent_color="#ffd500", city="Valmont-sur-Loire")
    issue = IssueFactory(newsletter__slug="lettre")
    picture = LibraryImage.objects.create(title="Pont", description="Un pont sur la Loire", file=get_test_image_file())
    links = [{"label": f"Je m’informe {rank}", "url": f"{SITE}/{'page-' * 15}{rank}/"} for rank in range(2)]
    for rank, size in enumerate((1, 4, 16, 3, 4, 3, 1, 1)):
        section = IssueSectionFactory(issue=issue, title=f"Rubrique {rank}")
        IssueItem.objects.bulk_create(
            IssueItemFactory.build(
                issue=issue,
                section=section,
                order=order,
                title=f"Retour sur la mission du groupe-pays Valdorie, du 4 au 8 décembre ({rank}.{order})",
                president_line="Présidente du groupe-pays Valdorie : une élue, adjointe au maire de Valmont-sur-Loire",
                text=PARAGRAPH * 9,
                links=links,
                image=picture if order == 0 else None,
            )
            for order in range(size)
        )
    agenda = IssueSectionFactory(issue=issue, title="Agenda", kind=SectionKind.AGENDA)
    IssueItem.objects.bulk_create(
        IssueItemFactory.build(
            issue=issue, section=agenda, order=order, heading="Février 2024", day=f"le {order + 1}", text="au Sénat"
        )
        for order in range(23)
    )
    return issue


@pytest.fixture
def sent(issue):
    return mail.rendered(issue, Variant.OTHER)


def test_a_letter_of_33_items_and_23_dates_is_not_clipped(sent):
    assert len(sent.html.encode()) < 0.8 * mail.CLIPPED


def test_the_markup_is_whole_and_says_what_it_is_for(sent):
    read = Reader(sent.html)
    assert read.open == []
    assert {table.get("role") for table in read.tables} == {"presentation"}
    assert "<script" not in sent.html
    assert 'lang="fr"' in sent.html


def test_every_picture_has_its_words_and_its_size_and_comes_from_the_site(sent):
    pictures = Reader(sent.html).pictures
    assert len(pictures) == 8
    for picture in pictures:
        assert picture["alt"] == "Un pont sur la Loire"
        assert 0 < int(picture["width"]) <= 552
        assert int(picture["height"]) > 0
        assert picture["src"].startswith(SITE)


def test_every_link_is_whole_or_leads_within_the_letter_and_says_where(sent):
    read = Reader(sent.html)
    hrefs = [link["href"] for link in read.links]
    inside = {href[1:] for href in hrefs if href.startswith("#")}
    assert inside <= read.anchors
    assert len(inside) == 9
    rest = [href for href in hrefs if not href.startswith("#")]
    assert all(href.startswith("https://") or merge_fields.used(href) for href in rest)


@pytest.mark.parametrize("variant", Variant.values)
def test_both_parts_say_the_same_and_hold_the_same_fields(issue, variant):
    sent = mail.rendered(issue, variant)
    said = Reader(sent.html).text
    missing = [item.title for item in issue.items.all() if item.title.split(",")[0] not in said]
    assert missing == []
    lines = " ".join(sent.text.split())
    assert [item.title for item in issue.items.all() if item.title.split(",")[0] not in lines] == []
    needed = {"salutation", "why", "web_url", "preferences_url", "unsubscribe_url"}
    assert merge_fields.used(sent.html) == merge_fields.used(sent.text) == needed


def test_no_address_is_cut_in_the_text(sent):
    assert sent.text.count(f"{SITE}/{'page-' * 15}0/\n") == 33


def test_what_editors_type_is_words_never_markup(issue):
    issue.items.filter(title__contains="(0.0)").update(
        title="<b>Gras</b> & fort", text="<script>alert(1)</script>", president_line='"><img src=x>'
    )
    sent = mail.rendered(issue, Variant.OTHER)
    assert "<script" not in sent.html
    assert len(Reader(sent.html).pictures) == 8
    assert "&lt;b&gt;Gras&lt;/b&gt; &amp; fort" in sent.html
    assert "<b>Gras</b> & fort" in sent.text


def test_a_yellow_network_is_read_in_light_and_in_dark(sent):
    light = set(re.findall(r"<a [^>]*style=\"color:(#\w{6})", sent.html))
    dark = set(re.findall(r"h2, \.a { color: (#\w{6})", sent.html))
    assert len(light) == len(dark) == 1
    assert min(contrast(light.copy().pop(), mail.LIGHT[ground]) for ground in ("sheet", "paper")) >= 4.5
    assert min(contrast(dark.copy().pop(), mail.DARK[ground]) for ground in ("sheet", "paper")) >= 4.5
    for words in ("ink", "soft"):
        for ground in ("sheet", "paper"):
            assert contrast(mail.LIGHT[words], mail.LIGHT[ground]) >= 4.5
            assert contrast(mail.DARK[words], mail.DARK[ground]) >= 4.5


def test_no_address_of_another_site_is_told_the_personal_link_of_a_reader(db):
    item = IssueItemFactory(
        text="Voir https://autre.example/?q=[[preferences_url]]&b=1",
        links=[{"label": "Je lis", "url": "https://autre.example/[[unsubscribe_url]]"}],
    )

    made = mail.rendered(item.section.issue, Variant.OTHER)

    for part in (made.html, made.text):
        assert part.count("[[preferences_url]]") == part.count("[[unsubscribe_url]]") == 1
