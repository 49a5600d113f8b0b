"""Bodies, their rules and seats, and who holds them outside the groups."""

from faitiere.demo.builders.site import Site, stated
from faitiere.demo.facts import bodies as facts
from faitiere.demo.facts.bodies import SeatFact
from faitiere.domains.mandates.models import Mandate, Seat
from faitiere.domains.mandates.services import bodies, mandates, seats

JUDGEMENT = (
    "Les deux sources se contredisent. La lettre d’information imprime la présidence juste après avoir cité le "
    "représentant de Genève, puis la secrétaire générale de CGLU : la phrase est ambiguë. L’énoncé de 2020 est retenu "
    "tant qu’aucune source ne tranche."
)


def build(site: Site) -> None:
    """Create the bodies and their rules, then fill the seats that do not belong to a group."""
    for fact in facts.bodies():
        draft = bodies.BodyDraft(
            name=fact.name,
            kind=fact.kind,
            acronym=fact.acronym,
            organization=site.organizations.get(fact.organization),
            parent=site.bodies.get(fact.parent),
            description=fact.description,
            size=fact.size,
            term_years=fact.term_years,
            order=fact.order,
            starts_on=fact.starts_on.first if fact.starts_on else None,
            source=str(fact.source),
        )
        site.bodies[fact.slug] = bodies.create(draft, slug=fact.slug, by=site.by)
    for rule in facts.parity_rules():
        bodies.set_parity(
            site.bodies[rule.body],
            rule.nature,
            since=rule.since,
            decided_by=rule.decided_by,
            source=str(rule.source),
            by=site.by,
        )
    _fill(site)


def _fill(site: Site) -> None:
    for fact in [*facts.bureau_seats(), *facts.representations()]:
        _state(site, fact)
    town, secretary = (_state(site, fact) for fact in facts.outside_chairs())
    mandates.judge(town, against=secretary, reason=JUDGEMENT, on=site.today, by=site.by)


def _state(site: Site, fact: SeatFact) -> Mandate:
    body = site.bodies[fact.body]
    seat = Seat.objects.filter(body=body, role=fact.role, order=fact.order).first() or seats.create(
        body, seats.SeatDraft(role=fact.role, order=fact.order, label=fact.label), by=site.by
    )
    statement = mandates.MandateStatement(
        seat=seat,
        person=site.persons.get(fact.person),
        authority=site.authorities.get(fact.authority),
        since=fact.since,
        ends_on=fact.until.first if fact.until else None,
    )
    return mandates.state(statement, stated(fact.source, fact.seen, fact.note), by=site.by)
