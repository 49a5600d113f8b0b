"""« Shown by » 3: one letter for each presidency held by a named person, and a reason for every other group."""

import io

import pytest
from django.core.management import call_command
from pypdf import PdfReader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo"), pytest.mark.slow]


def issue(on, out):
    told = io.StringIO()
    call_command("issue_mission_letters", "--on", on, "--out", str(out), stdout=told, stderr=told)
    pages = {path.name: "".join(page.extract_text() for page in PdfReader(path).pages) for path in out.iterdir()}
    return pages, told.getvalue()


def test_on_19_january_2024_fifteen_letters_leave_and_each_other_group_has_its_reason(tmp_path):
    letters, told = issue("2024-01-19", tmp_path)

    assert set(letters) == {
        *("senegal-ngatcha.pdf", "mauritanie-bouseksou.pdf", "haiti-cakin.pdf", "dalc-papin.pdf"),
        *("japon-zerkani-raynal.pdf", "coree-millan.pdf", "israel-berlioz-curlet.pdf", "maroc-bonneau.pdf"),
        *("palestine-salle.pdf", "tunisie-bekkouche.pdf", "armenie-zdorovtzoff.pdf", "climat-moncondhuy.pdf"),
        *("genre-pereira-nunes.pdf", "jeunesses-ecsi-boukhenoufa.pdf", "crises-hart.pdf"),
    }
    assert "Groupe-pays Liban : présidence tenue par Ville de Chambéry, sans nom de personne" in told
    assert "Groupe-pays Mexique : présidence vacante" in told
    assert "Groupe-pays Bénin : groupe en sommeil depuis octobre 2020" in told
    assert "Groupe-pays Mali : Halima Menhoudj, dernière mention : 2020" in told
    assert "Groupe-pays Valdorie : lettre 2021-001 déjà signée le 3 mai 2021" in told
    assert told.count(" : ") >= 17


def test_on_15_january_2021_the_named_people_of_the_2020_list_get_theirs(tmp_path):
    letters, _told = issue("2021-01-15", tmp_path)

    assert len(letters) == 23
    assert "liban-le-meur.pdf" in letters
    assert "odd-dumontet.pdf" in letters
    assert "mission-sahel-pilet.pdf" in letters
    assert not {name for name in letters if name.startswith(("maroc", "mexique", "palestine"))}


def test_letters_are_whole_and_agree_with_whom_they_are_written_to(tmp_path):
    letters, _told = issue("2024-01-19", tmp_path)

    for name, text in letters.items():
        assert [mark for mark in ("{{", "}}", "xxxx", "XXXX", "??") if mark in text] == [], name
        assert "François Rebsamen" in text, name
    assert "Madame Fanny Sallé" in letters["palestine-salle.pdf"].replace("\xa0", " ")
    assert "empêchée" in letters["palestine-salle.pdf"]
    assert "Monsieur Arnaud Ngatcha" in letters["senegal-ngatcha.pdf"].replace("\xa0", " ")
    assert "empêchée" not in letters["senegal-ngatcha.pdf"]
