"""What authorities propose: written and kept as they go, sent, answered with words, and taken into the newsroom."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from faitiere.domains.accounts.models import User
from faitiere.domains.library.queries import identity
from faitiere.domains.library.services import images
from faitiere.domains.newsroom import messages
from faitiere.domains.newsroom.choices import ContributionState
from faitiere.domains.newsroom.models import Contribution, ContributionTurn
from faitiere.domains.newsroom.services import drafts
from faitiere.domains.territories.models import Authority
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail import outbox

VERBS = {
    ContributionState.SENT: "contribution envoyée",
    ContributionState.ASKED: "contribution à compléter",
    ContributionState.ACCEPTED: "contribution acceptée",
    ContributionState.DECLINED: "contribution non retenue",
    ContributionState.WITHDRAWN: "contribution retirée",
}


class ContributionNeedsTitle(BusinessError):
    """Even a draft has a name, to be found again."""

    message = "Donnez un titre : c’est sous ce titre que vous retrouverez votre brouillon."


class ContributionNotOpen(BusinessError):
    """What the team reads does not change under their eyes."""

    message = (
        "Cette contribution est « {state} » : elle ne se modifie plus. Écrivez à l’équipe, ou ouvrez-en une autre."
    )


class ContributionAlreadyAnswered(BusinessError):
    """The team answers what is sent, once."""

    message = "Cette contribution n’attend pas de réponse : elle est « {state} »."


class TextMissing(BusinessError):
    """An item says something."""

    message = "Écrivez le texte : quelques phrases suffisent."


class EndsBeforeStart(BusinessError):
    """Time goes forward."""

    message = "La fin doit suivre le début, et un début accompagne toute fin."


class PictureNeedsWords(BusinessError):
    """What a picture shows is told to those who do not see it (RGAA 1.1)."""

    message = "Décrivez l’image en une phrase, pour les personnes qui ne la voient pas."


class PictureNeedsRights(BusinessError):
    """Nobody's picture is published without their leave."""

    message = "Confirmez que l’image peut être publiée, et dites de qui elle est."


class AnswerNeedsWords(BusinessError):
    """Whoever proposed deserves to know why."""

    message = "Écrivez quelques mots : la personne qui propose les lira, dans son espace et par courriel."


@dataclass(frozen=True)
class ContributionDraft:
    """What is written so far. Without a new `picture`, the present one stays unless the draft `drops_picture`."""

    title: str
    text: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = ""
    link: str = ""
    link_label: str = ""
    picture: bytes = b""
    picture_alt: str = ""
    picture_credit: str = ""
    picture_is_free: bool = False
    drops_picture: bool = False


TEXTS = ("title", "text", "starts_on", "ends_on", "place", "link", "link_label")
OF_PICTURE = ("picture_alt", "picture_credit", "picture_is_free")


@transaction.atomic
def keep(
    contribution: Contribution | None, draft: ContributionDraft, *, authority: Authority, by: User, now: datetime
) -> Contribution:
    """Keep what is written so far, however incomplete; only its authority sees it before it is sent.

    ContributionNeedsTitle, ContributionNotOpen, and the refusals of `library.services.images`.
    """
    if not draft.title.strip():
        raise ContributionNeedsTitle
    kept = _open(contribution) if contribution else Contribution(authority=authority, author=by, created_at=now)
    for name in (*TEXTS, *OF_PICTURE):
        setattr(kept, name, getattr(draft, name))
    if draft.picture:
        picture = images.cleaned(draft.picture)
        kept.picture.save(str(picture.name), picture, save=False)
    elif draft.drops_picture:
        kept.picture = ""
    kept.changed_at = now
    kept.save()
    if contribution is None:
        log.record("contribution commencée", kept, by=by, at=now)
    return kept


@transaction.atomic
def send(contribution: Contribution, *, words: str = "", by: User, now: datetime) -> Contribution:
    """Hand it to the team; its author is told that it has arrived.

    ContributionNotOpen, TextMissing, EndsBeforeStart, PictureNeedsWords, PictureNeedsRights.
    """
    found = _open(contribution)
    for refusal in shortcomings(found):
        raise refusal
    return _turn(found, ContributionState.SENT, words, by=by, now=now)


@transaction.atomic
def withdraw(contribution: Contribution, *, by: User, now: datetime) -> Contribution:
    """Take it back, as long as the team has not decided. ContributionAlreadyAnswered."""
    found = _locked(contribution)
    if not (found.is_open or found.is_waiting):
        raise ContributionAlreadyAnswered(state=found.get_state_display())
    return _turn(found, ContributionState.WITHDRAWN, "", by=by, now=now)


@transaction.atomic
def ask(contribution: Contribution, *, words: str, by: User, now: datetime) -> Contribution:
    """Give it back to its author with what is missing. AnswerNeedsWords, ContributionAlreadyAnswered."""
    return _answer(contribution, ContributionState.ASKED, words, by=by, now=now)


@transaction.atomic
def decline(contribution: Contribution, *, words: str, by: User, now: datetime) -> Contribution:
    """Not take it, and say why. AnswerNeedsWords, ContributionAlreadyAnswered."""
    return _answer(contribution, ContributionState.DECLINED, words, by=by, now=now)


@transaction.atomic
def accept(contribution: Contribution, *, words: str = "", by: User, now: datetime) -> Contribution:
    """Take it into the newsroom as a draft of an article, which the team edits and publishes.

    Its picture goes to the library with its rights. ContributionAlreadyAnswered.
    """
    found = _waiting(contribution)
    found.article = drafts.from_contribution(found, by=by)
    return _turn(found, ContributionState.ACCEPTED, words, by=by, now=now)


def shortcomings(contribution: Contribution) -> list[BusinessError]:
    """Return what is missing before it can be sent, each with the sentence that helps."""
    starts, ends = contribution.starts_on, contribution.ends_on
    has_picture = bool(contribution.picture)
    found = {
        TextMissing: not contribution.text.strip(),
        EndsBeforeStart: ends is not None and (starts is None or ends < starts),
        PictureNeedsWords: has_picture and not contribution.picture_alt.strip(),
        PictureNeedsRights: has_picture and not (contribution.picture_is_free and contribution.picture_credit.strip()),
    }
    return [kind() for kind, is_missing in found.items() if is_missing]


def _locked(contribution: Contribution) -> Contribution:
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("authority", "author")
    return rows.get(pk=contribution.pk)


def _open(contribution: Contribution) -> Contribution:
    found = _locked(contribution)
    if not found.is_open:
        raise ContributionNotOpen(state=found.get_state_display())
    return found


def _waiting(contribution: Contribution) -> Contribution:
    found = _locked(contribution)
    if not found.is_waiting:
        raise ContributionAlreadyAnswered(state=found.get_state_display())
    return found


def _answer(
    contribution: Contribution, state: ContributionState, words: str, *, by: User, now: datetime
) -> Contribution:
    if not words.strip():
        raise AnswerNeedsWords
    return _turn(_waiting(contribution), state, words, by=by, now=now)


def _turn(contribution: Contribution, state: ContributionState, words: str, *, by: User, now: datetime) -> Contribution:
    """Write the turn, the log and, to whoever proposed, what became of it."""
    before, contribution.state, contribution.changed_at = contribution.state, state, now
    contribution.save(update_fields=["state", "article", "changed_at"])
    is_team = state in {ContributionState.ASKED, ContributionState.ACCEPTED, ContributionState.DECLINED}
    turn = ContributionTurn.objects.create(
        contribution=contribution, state=state, at=now, by_id=by.pk, is_team=is_team, words=words.strip()
    )
    log.record(VERBS[state], contribution, by=by, at=now, changes={"state": [before, state]})
    author = contribution.author
    if author is not None and state != ContributionState.WITHDRAWN:
        draft = messages.contribution_turned(turn, author, sender_name=identity().name)
        outbox.post(draft, key=f"newsroom.contribution:{turn.pk}", now=now)
    return contribution
