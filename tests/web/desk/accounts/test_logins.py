from faitiere.domains.accounts.models import User


def test_a_login_is_opened_and_a_taken_address_refused_beside_it(desk, eve, verbs):
    desk.post("/gestion/comptes/ajouter/", {"email": "nouveau@ville.example", "name": "Nouvelle venue"})
    user = User.objects.get(email="nouveau@ville.example")
    assert not user.has_usable_password()
    assert verbs(user) == ["compte ouvert"]
    again = desk.post("/gestion/comptes/ajouter/", {"email": eve.email.upper(), "name": "x"})
    assert "existe déjà" in again.context["form"].errors["email"][0]


def test_a_login_changes_address_is_closed_and_reopened(desk, eve, verbs):
    desk.post(f"/gestion/comptes/{eve.pk}/adresse/", {"email": "eve@ici.example"})
    desk.post(f"/gestion/comptes/{eve.pk}/fermer/")
    eve.refresh_from_db()
    assert (eve.email, eve.is_active) == ("eve@ici.example", False)
    desk.post(f"/gestion/comptes/{eve.pk}/rouvrir/")
    assert verbs(eve) == ["compte rouvert", "compte fermé", "adresse de connexion changée"]


def test_nobody_closes_the_door_behind_themselves(desk, amina):
    response = desk.post(f"/gestion/comptes/{amina.pk}/fermer/")
    assert response.status_code == 302
    amina.refresh_from_db()
    assert amina.is_active
