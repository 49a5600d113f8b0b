"""The programme of the last edition, proposed to the next."""

from faitiere.domains.events.models import Series
from tests.factories.events import NINE, EventFactory, SessionFactory


def test_the_last_edition_s_programme_is_proposed_and_taken_again_once(desk):
    series = Series.objects.create(title="Rencontres des Deux Rives", slug="deux-rives")
    first = SessionFactory(event=EventFactory(series=series), title="Partager l’eau", starts_at=NINE).event
    following = EventFactory(series=series, starts_at=NINE.replace(month=5), ends_at=None)
    deed = f"/gestion/evenements/{following.pk}/reprendre-programme/"

    assert deed in desk.get(f"/gestion/evenements/{following.pk}/programme/").content.decode()
    assert desk.get(deed).context["form"].initial["source"] == first
    assert "aucune session à reprendre" in desk.post(deed, {"source": EventFactory().pk}).content.decode()
    desk.post(deed, {"source": first.pk})

    assert [session.title for session in following.sessions.all()] == ["Partager l’eau"]
    assert deed not in desk.get(f"/gestion/evenements/{following.pk}/programme/").content.decode()
