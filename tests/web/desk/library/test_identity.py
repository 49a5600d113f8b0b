from faitiere.domains.library.models import NetworkIdentity
from faitiere.domains.library.queries import identity
from faitiere.kernel.audit.models import AuditEntry

DATA = {"name": "Réseau des rives", "acronym": "RDR", "accent_color": "#1d3f58"}


def test_the_network_says_how_it_presents_itself(desk):
    assert desk.get("/gestion/identite/").status_code == 200
    desk.post("/gestion/identite/", DATA)
    assert str(identity()) == "Réseau des rives"
    assert AuditEntry.objects.first().verb == "identité modifiée"


def test_a_colour_that_is_none_is_refused(desk):
    response = desk.post("/gestion/identite/", {**DATA, "accent_color": "rouge"})
    assert "accent_color" in response.context["form"].errors
    assert not NetworkIdentity.objects.exists()
