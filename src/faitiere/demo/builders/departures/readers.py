"""Who receives the letter of the invented group: private people who confirmed, professionals who were told."""

from faitiere.demo.builders.site import at
from faitiere.demo.cast import BERNARD, CHLOE, DENIS
from faitiere.domains.accounts.models import User
from faitiere.domains.newsletters.models import Newsletter
from faitiere.domains.newsletters.services import subscriptions
from faitiere.kernel.audit.log import System

SITE, READER = System("Site public"), System("Lien personnel")
FAIR = "forum de Valdorie, octobre 2023"

# Nobody bears these names, and « .example » belongs to nobody.
CONFIRMED = [
    *("agathe.cazelier", "baptiste.esperol", "camille.gravelin", "cyril.hautepin", "delphine.jauvert"),
    *("elodie.kervigan", "etienne.marsolier", "gaelle.ormessan", "hugo.peyrolle", "ines.quintrec"),
    *("josephine.rambervil", "karima.sauvageon", "loic.tournevoix", "lucie.valcourbe", "maud.yvelan"),
    *("nicolas.aubespin", "nora.brisemont", "odile.dessaigne", "olivier.etchevarne", "pauline.folligny"),
    *("remi.guermande", "sophie.ivernois", "thomas.kermadel", "virginie.lestrange", "yann.mondrepuy"),
]
GONE, DOUBTED = "hugo.peyrolle@courriel.example", "nora.brisemont@courriel.example"
FULL, LEFT, WAITING = "yann.mondrepuy@poste.example", "maud.yvelan@courriel.example", "zoe.urbanest@courriel.example"
TOLD = [
    (BERNARD.email, BERNARD.name),
    (CHLOE.email, CHLOE.name),
    ("helene@montbrume.example", "Hélène Marchal"),
    ("samir@montbrume.example", "Samir Haddad"),
]
OBJECTS = "julien@val-de-brume.example"


def subscribe(letter: Newsletter, amina: User) -> None:
    """Let the readers in, each by the door of the public site or by the word of the team."""
    for rank, name in enumerate(CONFIRMED):
        now = at(f"2023-10-{2 + rank:02}T18:{10 + rank}")
        subscriptions.confirm(address(name, rank), [letter], by=READER, now=now)
    subscriptions.confirm(DENIS.email, [letter], by=READER, now=at("2023-11-06T12:05"))
    for email, name in [*TOLD, (OBJECTS, "Julien Perrot")]:
        subscriptions.inform(letter, email, name=name, source=FAIR, by=amina, now=at("2023-10-30"))
    subscriptions.leave(OBJECTS, letter, by=READER, now=at("2023-10-31"))


def come_and_go(letter: Newsletter) -> None:
    """Let one leave after the first issue, and another ask without having confirmed yet."""
    subscriptions.leave(LEFT, letter, by=READER, now=at("2023-11-28"))
    subscriptions.ask([letter], WAITING, by=SITE, now=at("2024-01-18T21:40"))


def address(name: str, rank: int) -> str:
    """Return an address of one of two domains: the page of a departure compares them."""
    return f"{name}@{'poste' if rank % 3 == 0 else 'courriel'}.example"
