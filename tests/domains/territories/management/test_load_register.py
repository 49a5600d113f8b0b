"""The command shows before it writes."""

import json

import pytest
from django.core.management import CommandError, call_command

from faitiere.domains.territories.models import Authority
from faitiere.kernel.imports.models import ImportBatch, ImportState
from tests.factories.territories import FranceFactory
from tests.gateways.test_register import FILES

pytestmark = pytest.mark.django_db


@pytest.fixture
def package(tmp_path):
    FranceFactory()
    (tmp_path / "data").mkdir()
    for name, rows in FILES.items():
        (tmp_path / "data" / f"{name}.json").write_text(json.dumps(rows))
    (tmp_path / "package.json").write_text(json.dumps({"version": "6.1.2"}))
    return tmp_path


def test_it_shows_applies_says_nothing_changes_and_undoes(package, capsys):
    call_command("load_register", package, "--yes")
    shown = capsys.readouterr().out
    batch = ImportBatch.objects.get()
    assert "millésime 2026" in shown
    assert f"--undo {batch.pk}" in shown
    assert Authority.objects.filter(name="L’Abbaye").exists()

    call_command("load_register", package, "--yes")
    assert "déjà chargé" in capsys.readouterr().out
    assert list(ImportBatch.objects.order_by("pk").values_list("state", flat=True)) == [
        ImportState.APPLIED,
        ImportState.REFUSED,
    ]
    call_command("load_register", undo=batch.pk)
    assert not Authority.objects.exists()


def test_it_asks_before_writing(package, monkeypatch, capsys):
    monkeypatch.setattr("builtins.input", lambda _question: "non")
    call_command("load_register", package)
    assert "préparé, non appliqué" in capsys.readouterr().out
    assert not Authority.objects.exists()

    monkeypatch.setattr("builtins.input", lambda _question: "oui")
    call_command("load_register", package)
    assert Authority.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [([], "chemin"), (["--undo", "999"], "999"), (["nulle/part"], "communes.json")],
)
def test_it_refuses_in_words(arguments, said):
    with pytest.raises(CommandError, match=said):
        call_command("load_register", *arguments)
