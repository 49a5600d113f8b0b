import json
import tarfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from faitiere.domains.territories.models import Authority
from faitiere.gateways import register
from faitiere.kernel.imports.models import ImportBatch, ImportState
from faitiere.web.desk.territories import imports
from tests.factories.territories import FranceFactory


@pytest.fixture
def archive(settings, tmp_path):
    """A vintage of one invented commune, as the package registry serves it."""
    settings.VAR = tmp_path
    FranceFactory()
    files = {name: [] for name in register.FILES}
    files["regions"] = [{"code": "99", "nom": "Rives", "chefLieu": "00101", "typeLiaison": 0, "zone": "metro"}]
    files["departements"] = [
        {"code": "00", "nom": "Rive", "chefLieu": "00101", "region": "99", "typeLiaison": 0, "zone": "metro"}
    ]
    files["communes"] = [
        {
            "code": "00101",
            "nom": "Valmont-sur-Loire",
            "type": "commune-actuelle",
            "departement": "00",
            "region": "99",
            "siren": "210001018",
            "codesPostaux": ["49999"],
            "population": 18400,
            "typeLiaison": 0,
            "zone": "metro",
        }
    ]
    contents = {f"package/data/{name}.json": rows for name, rows in files.items()}
    contents["package/package.json"] = {"name": "@etalab/decoupage-administratif", "version": "6.0.0"}
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for name, content in contents.items():
            data = json.dumps(content).encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, BytesIO(data))
    return lambda: SimpleUploadedFile("registre.tgz", packed.getvalue())


def prepared(desk, archive) -> ImportBatch:
    desk.post("/gestion/imports/ajouter/", {"file": archive(), "year": 2026})
    return ImportBatch.objects.get()


def test_a_vintage_is_shown_before_anything_is_written(desk, archive):
    batch = prepared(desk, archive)
    page = desk.get(f"/gestion/imports/{batch.pk}/").content.decode()
    assert batch.state == ImportState.PREPARED
    assert "Valmont-sur-Loire" in page
    assert not Authority.objects.filter(insee_code="00101").exists()


def test_it_is_applied_then_undone(desk, archive):
    batch = prepared(desk, archive)
    desk.post(f"/gestion/imports/{batch.pk}/appliquer/")
    assert Authority.objects.filter(insee_code="00101").exists()
    desk.post(f"/gestion/imports/{batch.pk}/annuler/")
    batch.refresh_from_db()
    assert batch.state == ImportState.UNDONE
    assert not Authority.objects.filter(insee_code="00101").exists()


def test_it_can_be_set_aside(desk, archive):
    batch = prepared(desk, archive)
    desk.post(f"/gestion/imports/{batch.pk}/ecarter/")
    batch.refresh_from_db()
    assert batch.state == ImportState.REFUSED


def test_a_file_that_is_no_register_is_refused_beside_the_field(desk, settings, tmp_path):
    settings.VAR = tmp_path
    FranceFactory()
    response = desk.post("/gestion/imports/ajouter/", {"file": SimpleUploadedFile("x.tgz", b"rien")})
    assert "n’est pas un millésime" in response.context["form"].errors["file"][0]


def test_a_lost_file_is_said_to_be_lost(desk, archive):
    batch = prepared(desk, archive)
    imports.vault().delete(f"registre-{batch.pk}.tgz")
    response = desk.post(f"/gestion/imports/{batch.pk}/appliquer/")
    assert "déposez-le à nouveau" in response.content.decode()
