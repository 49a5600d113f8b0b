"""A letter on trial: what everybody will read, with sample values in place of each reader's own."""

from faitiere.domains.newsletters.messages import mail
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.rules import merge_fields
from faitiere.kernel.mail.drafts import Draft

SAMPLES = {field.name: field.sample for field in merge_fields.FIELDS}


def trial(issue: Issue, variant: str, address: str) -> Draft:
    """Return one variant for one address, marked as a trial."""
    made = mail.rendered(issue, variant)
    return Draft(
        kind="newsletters.trial",
        recipient=address,
        subject=merge_fields.filled(f"[Essai] {made.subject}", SAMPLES),
        text=merge_fields.filled(made.text, SAMPLES),
        html=merge_fields.filled(made.html, SAMPLES),
        reply_to=issue.newsletter.reply_to,
    )
