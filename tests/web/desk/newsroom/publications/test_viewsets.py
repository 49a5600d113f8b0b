"""Publications at the desk: written, given files, let out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from faitiere.domains.newsroom.models import Publication

SAID = {"title": "Guide des dons", "kind": "guide", "year": "2023", "access": "members", "source": "", "period": ""}
FILE = {"label": "", "language": "fr", "readability": "full", "readability_note": "", "order": "0"}


def url(publication, *parts) -> str:
    return "/".join(["/gestion/publications", str(publication.pk), *parts, ""])


@pytest.mark.django_db
def test_a_publication_is_written_given_a_file_and_let_out(desk, verbs, client):
    desk.post("/gestion/publications/ajouter/", SAID)
    kept = Publication.objects.get()
    wrong = SimpleUploadedFile("guide.pdf", b"<html>")
    refused = desk.post(url(kept, "fichier"), {**FILE, "file": wrong})
    assert "n’est pas un fichier PDF" in refused.context["form"].errors["file"][0]

    desk.post(url(kept, "fichier"), {**FILE, "file": SimpleUploadedFile("guide.pdf", b"%PDF-1.7")})
    desk.post(url(kept, "etat"), {"state": "published"})
    file = kept.files.get()
    assert file.document.access == "members"
    assert client.get(f"/publications/{kept.slug}/").status_code == 200
    desk.post(url(kept, "modifier"), {**SAID, "access": "public", "year": "20"})
    assert verbs(kept)[0] == "publication : parue"  # the year was refused

    (section,) = desk.get(url(kept)).context["sections"]
    assert [str(cell.text) for cell in section.rows[0].cells][1:] == ["français", "8\xa0octets", "accessible"]
    desk.post(f"/gestion/publications/decrire-fichier/{file.pk}/", {**FILE, "label": "Synthèse"})
    file.refresh_from_db()
    assert file.label == "Synthèse"
    desk.post(f"/gestion/publications/retirer-fichier/{file.pk}/")
    assert not kept.files.exists()
    assert "Guide des dons" in desk.get("/gestion/publications/?q=dons").content.decode()
