"""All that is looked at before the first letter leaves."""

from faitiere.domains.newsletters.choices import Standing
from faitiere.domains.newsletters.rules.deliverability.dkim import dkim
from faitiere.domains.newsletters.rules.deliverability.dmarc import alignment, dmarc
from faitiere.domains.newsletters.rules.deliverability.findings import Finding, Sending, Zone, unanswered
from faitiere.domains.newsletters.rules.deliverability.spf import spf

RETURNS = "MX : là où reviennent les messages"


def examine(zone: Zone, sending: Sending) -> list[Finding]:
    """Return one finding for each thing examined, in the order in which one mends them."""
    return [spf(zone, sending), dkim(zone, sending), dmarc(zone, sending), alignment(zone, sending), _mx(zone, sending)]


def _mx(zone: Zone, sending: Sending) -> Finding:
    """Tell whether what fails can come back: some servers refuse the letters of a domain that takes none."""
    answer = zone.mail_servers(sending.returns)
    if answer.failure:
        return unanswered("mx", RETURNS, sending.returns, answer.failure)
    found = tuple(name for name in answer.records if name != ".")
    if found:
        return Finding("mx", RETURNS, Standing.GOOD, "Ce domaine reçoit le courrier.", sending.returns, found)
    says = "Ce domaine ne reçoit pas de courrier : les refus et les réponses se perdent. Ajoutez un MX."
    return Finding("mx", RETURNS, Standing.WARN, says, sending.returns)
