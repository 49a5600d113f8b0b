"""What each kind of reader gets of an issue, before anything is set."""

import pytest

from faitiere.domains.newsletters.choices import SectionKind, ShownTo, Variant
from faitiere.domains.newsletters.queries.content import letter
from faitiere.domains.newsletters.queries.content.texts import Run, blocks
from faitiere.domains.newsletters.rules import merge_fields
from tests.factories.newsletters import IssueFactory, IssueItemFactory, IssueSectionFactory

LINK = {"label": "Je m'inscris", "url": "https://reseau.example/reunion/"}


@pytest.fixture
def issue(db):
    return IssueFactory()


def test_members_and_others_do_not_read_the_same_letter(issue):
    section = IssueSectionFactory(issue=issue)
    IssueItemFactory(section=section, title="Pour tous", links=[LINK])
    IssueItemFactory(
        section=section, title="Le café des élus", text=f"Par {LINK['url']}", is_reserved=True, links=[LINK]
    )
    IssueItemFactory(section=section, title="Votre cotisation", shown_to=ShownTo.MEMBERS)
    IssueItemFactory(section=section, title="Adhérez", shown_to=ShownTo.OTHERS)
    IssueItemFactory(section=section, title="Retiré", is_cut=True)

    member, other = (letter(issue, variant).parts[0].pieces for variant in (Variant.MEMBER, Variant.OTHER))

    assert [piece.title for piece in member] == ["Pour tous", "Le café des élus", "Votre cotisation"]
    assert [piece.title for piece in other] == ["Pour tous", "Le café des élus", "Adhérez"]
    assert [bool(piece.links) for piece in member[:2]] == [True, True]
    assert [(bool(piece.links), piece.is_reserved) for piece in other[:2]] == [(True, False), (False, True)]
    assert LINK["url"] in str(member[1])
    assert LINK["url"] not in str(other[1])


def test_an_empty_section_does_not_appear_and_the_agenda_is_grouped(issue):
    IssueSectionFactory(issue=issue, title="Vide")
    agenda = IssueSectionFactory(issue=issue, title="Agenda", kind=SectionKind.AGENDA)
    for heading, day, title in [
        ("Février 2024", "Mardi 6", "Mission Climat"),
        ("Février 2024", "Mardi 6", "Café des élus"),
        ("Février 2024", "Jeudi 8", "Dynamique Genre"),
        ("Dates à définir", "mars", "Réunion Outre-mer"),
    ]:
        IssueItemFactory(section=agenda, heading=heading, day=day, title=title)

    (part,) = letter(issue, Variant.OTHER).parts

    assert part.count == 4
    assert [(one.label, [(day.label, len(day.pieces)) for day in one.days]) for one in part.buckets] == [
        ("Février 2024", [("Mardi 6", 2), ("Jeudi 8", 1)]),
        ("Dates à définir", [("Mars", 1)]),
    ]


def test_links_are_whole_and_safe(issue, settings):
    settings.SITE_URL = "https://reseau.example"
    section = IssueSectionFactory(issue=issue)
    urls = ["/agenda/reunion/", "https://autre.example/a", "javascript:alert(1)", "//nulle.example/", "relatif/", ""]
    IssueItemFactory(section=section, links=[{"label": "", "url": url} for url in urls])

    (piece,) = letter(issue, Variant.OTHER).parts[0].pieces

    assert [(link.label, link.url) for link in piece.links] == [
        ("reseau.example/agenda/reunion", "https://reseau.example/agenda/reunion/"),
        ("autre.example/a", "https://autre.example/a"),
    ]


def test_what_is_typed_becomes_paragraphs_lists_and_links():
    typed = "Un appel :\n- d'abord\n- ensuite\nVoir https://reseau.example/une-page-dont-l-adresse-est-fort-longue/."
    paragraph, points, last = blocks(typed)
    assert (paragraph.kind, points.kind, len(points.lines)) == ("paragraph", "list", 2)
    assert last.lines[0][1] == Run(
        "reseau.example/une-page-dont-l-adresse-…", "https://reseau.example/une-page-dont-l-adresse-est-fort-longue/"
    )
    assert last.lines[0][2] == Run(".")


def test_the_archive_fills_the_fields_for_everybody(issue):
    IssueItemFactory(section=IssueSectionFactory(issue=issue), title="Vœux", text="[[salutation]], [[name]]voici.")
    (piece,) = letter(issue, Variant.OTHER, words=merge_fields.for_everybody).parts[0].pieces
    assert piece.blocks[0].lines[0][0].text == "Madame, Monsieur, voici."
