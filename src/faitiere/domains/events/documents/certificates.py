"""Attendance certificates, one or many in a file."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from faitiere.domains.events.documents import paper
from faitiere.domains.events.models import Certificate, Session
from faitiere.domains.events.queries import addresses
from faitiere.domains.library.models import NetworkIdentity
from faitiere.kernel import documents
from faitiere.kernel.documents import qr
from faitiere.kernel.periods import PartialDate
from faitiere.kernel.typography import french

TEMPLATE = "domains/events/typst/certificate.typ"


def certificates(
    issued: Iterable[Certificate], attended: Mapping[int, list[Session]], network: NetworkIdentity, *, on: date
) -> bytes:
    """Return the certificates as PDF/UA-1; `attended` says in which sessions each registration was seen."""
    data = {
        "sender": paper.sender(network),
        "certificates": [_one(certificate, attended, network) for certificate in issued],
    }
    return documents.pdf(TEMPLATE, data, title="Attestation de présence", date=on)


def _one(certificate: Certificate, attended: Mapping[int, list[Session]], network: NetworkIdentity) -> dict[str, Any]:
    one = certificate.registration
    civility = one.person.get_civility_display() if one.person else ""
    address = addresses.certificate(certificate)
    place = network.place or network.city
    issued = PartialDate(certificate.issued_at.date())
    return {
        "network": network.name,
        "person": " ".join(part for part in (civility, one.first_name, one.last_name) if part),
        "quality": french(", ".join(part for part in (one.role, str(one.authority or one.organization_name)) if part)),
        "event": paper.heading(one.event),
        "sessions": [french(session.title) for session in attended.get(one.pk, [])],
        "issued": french(f"{place}, le {issued}" if place else f"Le {issued}"),
        "code": " ".join(certificate.code[start : start + 4] for start in range(0, 16, 4)),
        "address": address.removeprefix("https://").removeprefix("http://"),
        "picture": qr.svg(address),
    }
