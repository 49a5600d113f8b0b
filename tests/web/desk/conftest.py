import pytest

from faitiere.domains.letters.choices import TemplateKind
from faitiere.domains.letters.services import templates
from faitiere.domains.library.services import identities
from faitiere.domains.mandates.choices import BodyKind
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.mandates import BodyFactory, MandateFactory, MandateMentionFactory, SeatFactory
from tests.factories.people import OfficeFactory, OfficeMentionFactory, PersonFactory
from tests.harness.clients import signed_in


@pytest.fixture
def desk(amina):
    """Amina at the desk, with her second proof."""
    return signed_in(amina)


@pytest.fixture
def verbs():
    """What the log says was done to something, the latest first."""

    def of(target) -> list[str]:
        return list(
            AuditEntry.objects.filter(target_id=str(target.pk), target_type__model=target._meta.model_name).values_list(
                "verb", flat=True
            )
        )

    return of


@pytest.fixture
def signatory(amina):
    """The person who presides the network and signs its letters, and the template in use."""
    identities.update({"name": "Réseau des rives", "acronym": "RDR", "city": "Rivecourt"}, by=amina)
    person = PersonFactory(first_name="Ida", last_name="Signataire")
    seat = SeatFactory(body=BodyFactory(kind=BodyKind.BUREAU))
    MandateMentionFactory(mandate=MandateFactory(seat=seat, person=person))
    OfficeMentionFactory(office=OfficeFactory(person=person, title="Maire de Rivecourt"))
    templates.ensure_default(TemplateKind.MISSION, by=amina)
    return person
