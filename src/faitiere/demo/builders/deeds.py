"""What the invented people have done: a mission letter signed, accounts given or late, corrections proposed."""

from datetime import date, datetime

from faitiere.demo.builders.site import INVENTED, Site
from faitiere.demo.cast import AMINA, CHLOE
from faitiere.demo.fiction import GROUP
from faitiere.domains.accounts.models import User
from faitiere.domains.groups.services import mission_letters
from faitiere.domains.groups.services.mission_letters import Wish
from faitiere.domains.letters.choices import BlockKind, TemplateKind
from faitiere.domains.letters.models import Letter, LetterTemplate, TemplateBlock
from faitiere.domains.letters.services import templates
from faitiere.domains.library.services import documents
from faitiere.domains.mandates.models import Mandate
from faitiere.domains.mandates.services import mission_letters as follow_up
from faitiere.domains.mandates.services import reports
from faitiere.domains.people.choices import CorrectionKind
from faitiere.domains.people.services import corrections

ISSUED_AT = datetime.fromisoformat("2021-04-19T10:00:00+02:00")
SIGNED_ON = date(2021, 5, 3)
TEMPLATE = "Lettre de mission (démonstration)"
# Nobody real signs what is invented.
UNSIGNED = {
    BlockKind.HEADER: "DÉMONSTRATION",
    BlockKind.SIGNATURE: "Lettre inventée, que personne n’a signée",
}


def build(site: Site) -> None:
    """Write the deeds, in the order of their dates."""
    presidency = Mandate.objects.get(seat__body=site.groups[GROUP].body, seat__order=0)
    letter = mission_letters.issue(
        presidency, on=ISSUED_AT.date(), by=site.by, now=ISSUED_AT, wish=Wish(template=_template(site))
    )
    _sign(site, presidency, letter)
    first = presidency.reports.order_by("due_on")[0]
    reports.give(first, on=date(2022, 4, 5), note=INVENTED, by=site.by)
    _correct(site)


def _template(site: Site) -> LetterTemplate:
    default = templates.ensure_default(TemplateKind.MISSION, by=site.by)
    blocks = [_unsigned(block) for block in default.blocks.order_by("order", "pk")]
    return templates.create(TEMPLATE, blocks, kind=TemplateKind.MISSION, by=site.by)


def _unsigned(block: TemplateBlock) -> templates.BlockDraft:
    return templates.BlockDraft(
        title=block.title,
        text=UNSIGNED.get(BlockKind(block.kind), block.text),
        kind=block.kind,
        variant=block.variant,
        presence=block.presence,
    )


def _sign(site: Site, presidency: Mandate, letter: Letter) -> None:
    with letter.pdf.open() as file:
        copy = documents.keep(
            file.read(), name=f"{letter}-signee.pdf", title=f"Lettre {letter}, exemplaire signé", by=site.by
        )
    follow_up.receive_signed(presidency.mission_letters.get(), copy, on=SIGNED_ON, by=site.by)


def _correct(site: Site) -> None:
    """Chloé has had two proposals decided, and waits for the answer to a third."""
    chloe, amina = (User.objects.get(email=player.email) for player in (CHLOE, AMINA))
    town = site.authorities["valmont-sur-loire"]
    accepted = corrections.propose(
        corrections.CorrectionDraft(town, CorrectionKind.AUTHORITY_FIELD, "post_office", new_value="Valmont Cedex"),
        author=chloe,
        now=datetime.fromisoformat("2023-11-06T11:20:00+01:00"),
    )
    accepted_at = datetime.fromisoformat("2023-11-07T09:15:00+01:00")
    corrections.accept(accepted, note="Merci, c’est noté.", by=amina, now=accepted_at, on=accepted_at.date())
    refused = corrections.propose(
        corrections.CorrectionDraft(town, CorrectionKind.AUTHORITY_FIELD, "population", new_value="18600"),
        author=chloe,
        now=datetime.fromisoformat("2023-12-11T16:40:00+01:00"),
    )
    corrections.refuse(
        refused,
        note="La population affichée est celle du recensement ; elle change une fois par an.",
        by=amina,
        now=datetime.fromisoformat("2023-12-12T10:05:00+01:00"),
    )
    corrections.propose(
        corrections.CorrectionDraft(
            town,
            CorrectionKind.AUTHORITY_FIELD,
            "website",
            new_value="https://www.valmont-sur-loire.example",
            comment="Notre nouveau site est en ligne depuis le 15 janvier.",
        ),
        author=chloe,
        now=datetime.fromisoformat("2024-01-18T17:30:00+01:00"),
    )
