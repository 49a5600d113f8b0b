"""The plan of the house is a set of contracts; a module that climbs fails here and in `make check`."""

from importlinter import cli


def test_every_import_goes_down(capsys, monkeypatch):
    from tests.house.sources import ROOT

    monkeypatch.chdir(ROOT)
    code = cli.lint_imports(cache_dir=None, no_cache=True)

    assert code == 0, capsys.readouterr().out
