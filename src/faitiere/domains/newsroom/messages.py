"""What the room writes to people."""

from dataclasses import dataclass
from enum import StrEnum

from faitiere.domains.accounts.models import User
from faitiere.domains.newsroom.choices import ContributionState
from faitiere.domains.newsroom.models import Article, ContributionTurn
from faitiere.domains.newsroom.queries import addresses
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


class ArticleNews(StrEnum):
    """What happens to an article between its writer and the team."""

    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    COMMENTED = "commented"
    HELD = "held"


ARTICLE_SUBJECTS = {
    ArticleNews.ASKED: "Article à relire : {title}",
    ArticleNews.APPROVED: "Article relu et publié : {title}",
    ArticleNews.DECLINED: "Article à reprendre : {title}",
    ArticleNews.COMMENTED: "Commentaire sur un article : {title}",
    ArticleNews.HELD: "L’article n’a pas paru à son heure : {title}",
}


@dataclass(frozen=True)
class Said:
    """What happened to an article, by whose hand, in which words."""

    news: ArticleNews
    by: str = ""
    words: str = ""


def article_turned(article: Article, reader: User, said: Said, *, sender_name: str) -> Draft:
    """Tell somebody of the team what happens to an article, and lead to where it is written."""
    subject = french(ARTICLE_SUBJECTS[said.news].format(title=article.draft_title or article.title))
    context = {
        "subject": subject,
        "sender_name": sender_name,
        "article": article,
        "said": said,
        "url": addresses.editor(article),
    }
    body = render("newsroom/messages/article_turned", context)
    return Draft(
        kind=f"newsroom.article_{said.news}",
        recipient=reader.email,
        recipient_name=str(reader),
        subject=subject,
        text=body.text,
        html=body.html,
    )
