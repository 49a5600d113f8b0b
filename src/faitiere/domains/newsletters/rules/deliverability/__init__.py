"""What servers ask of a domain before they believe its letters: who sends (SPF), signs (DKIM), what else (DMARC)."""

from faitiere.domains.newsletters.rules.deliverability.examining import examine
from faitiere.domains.newsletters.rules.deliverability.findings import Finding, Sending, Zone, worst

__all__ = ["Finding", "Sending", "Zone", "examine", "worst"]
