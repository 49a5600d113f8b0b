"""What the room writes to people."""

from faitiere.domains.accounts.models import User
from faitiere.domains.newsroom.choices import ContributionState
from faitiere.domains.newsroom.models import ContributionTurn
from faitiere.domains.newsroom.queries.contributions import address
from faitiere.kernel.mail.drafts import Draft, render
from faitiere.kernel.typography import french

SUBJECTS = {
    ContributionState.SENT: "Votre contribution est arrivée : {title}",
    ContributionState.ASKED: "Votre contribution est à compléter : {title}",
    ContributionState.ACCEPTED: "Votre contribution est acceptée : {title}",
    ContributionState.DECLINED: "Votre contribution n’est pas retenue : {title}",
}


def contribution_turned(turn: ContributionTurn, author: User, *, sender_name: str) -> Draft:
    """Tell whoever proposed an item where it stands, in the words of the team, and what to do next."""
    state, contribution = ContributionState(turn.state), turn.contribution
    subject = french(SUBJECTS[state].format(title=contribution.title))
    context = {
        "subject": subject,
        "sender_name": sender_name,
        "contribution": contribution,
        "turn": turn,
        "url": address(contribution),
    }
    body = render("newsroom/messages/contribution_turned", context)
    return Draft(
        kind="newsroom.contribution_turned",
        recipient=author.email,
        recipient_name=str(author),
        subject=subject,
        text=body.text,
        html=body.html,
    )
