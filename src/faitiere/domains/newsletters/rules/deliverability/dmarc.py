"""DMARC: what servers do with letters that nothing proves, and whether ours are proven in the name that readers see."""

from collections.abc import Iterator
from dataclasses import dataclass

from faitiere.domains.newsletters.choices import Standing
from faitiere.domains.newsletters.rules.deliverability.findings import Finding, Sending, Zone, tags, unanswered

POLICY = "DMARC : la consigne"
ALIGNED = "Alignement : le nom que l’on lit est celui que l’on prouve"
POLICIES = {"none", "quarantine", "reject"}
LEVELS = 8


@dataclass(frozen=True)
class Policy:
    """The policy that holds for a domain, and the name where it stands."""

    name: str
    records: tuple[str, ...]
    failure: str = ""

    @property
    def tags(self) -> dict[str, str]:
        """Return what it says."""
        return tags(self.records[0]) if self.records else {}


def policy_of(zone: Zone, domain: str) -> Policy:
    """Return the policy of a domain, else that of the nearest domain above it that has one."""
    return next((policy for policy in _policies(zone, domain) if policy.records or policy.failure), Policy("", ()))


def _policies(zone: Zone, domain: str) -> Iterator[Policy]:
    """Yield what stands under a domain and under those above it, up to but not including « .example »."""
    labels = domain.split(".")[-LEVELS:]
    for start in range(max(len(labels) - 1, 1)):
        above = ".".join(labels[start:])
        answer = zone.texts(f"_dmarc.{above}")
        found = tuple(text for text in answer.records if text.lower().replace(" ", "").startswith("v=dmarc1"))
        yield Policy(above, found, answer.failure)


def _organization(zone: Zone, domain: str) -> str:
    """Return the highest domain above that has a policy: those below it belong to the same house (DMARCbis)."""
    return next((one.name for one in reversed(list(_policies(zone, domain))) if one.records), domain)


def dmarc(zone: Zone, sending: Sending) -> Finding:
    """Look for one policy that holds for the domain that readers see."""
    policy = policy_of(zone, sending.domain)
    name = f"_dmarc.{policy.name or sending.domain}"
    if policy.failure:
        return unanswered("dmarc", POLICY, name, policy.failure)
    verdict, says = _judged(policy)
    reports = f"; rua=mailto:{sending.contact}" if sending.contact else ""
    write = "" if verdict == Standing.GOOD else f"v=DMARC1; p=none{reports}"
    return Finding("dmarc", POLICY, verdict, says, name, policy.records, write)


def _judged(policy: Policy) -> tuple[Standing, str]:
    if not policy.records:
        return (
            Standing.BAD,
            "Aucune consigne. Gmail, Yahoo et Microsoft en exigent une de qui écrit à beaucoup de monde.",
        )
    if len(policy.records) > 1:
        return Standing.BAD, "Il y a plusieurs consignes : aucune ne compte. N’en gardez qu’une."
    asked = policy.tags.get("p", "").lower()
    if asked not in POLICIES:
        return Standing.BAD, "La consigne ne se lit pas : « p= » vaut none, quarantine ou reject."
    if asked == "none":
        return Standing.GOOD, (
            "La consigne observe sans protéger (p=none). Quand les rapports ne montrent plus que vos envois, "
            "passez à « quarantine »."
        )
    return Standing.GOOD, f"La consigne protège le domaine (p={asked})."


def alignment(zone: Zone, sending: Sending) -> Finding:
    """Tell whether SPF or DKIM proves the domain that readers see: one is enough, both are safer."""
    asked, house = policy_of(zone, sending.domain).tags, _organization(zone, sending.domain)
    by_return = _is_aligned(sending.domain, sending.returns, house, asked.get("aspf", "r"))
    by_key = bool(sending.selector) and _is_aligned(sending.domain, sending.signs, house, asked.get("adkim", "r"))
    paths = (f"expéditeur : {sending.domain}", f"retours : {sending.returns}", f"signature : {sending.signs or '?'}")
    if by_return and by_key:
        verdict, says = Standing.GOOD, "Le chemin de retour et la signature portent le domaine de l’expéditeur."
    elif by_return or by_key:
        proof = "Seul le chemin de retour (SPF)" if by_return else "Seule la signature (DKIM)"
        verdict, says = Standing.WARN, f"{proof} prouve l’expéditeur. Une seule preuve se perd : un transfert suffit."
    else:
        verdict = Standing.BAD
        says = "Ni le chemin de retour ni la signature ne portent le domaine de l’expéditeur : DMARC échoue."
    return Finding("alignment", ALIGNED, verdict, says, "", paths)


def _is_aligned(seen: str, proven: str, organization: str, mode: str) -> bool:
    """Compare two domains: the same, or both under the one whose policy holds, unless the policy is strict."""
    if seen == proven:
        return True
    if mode.lower() == "s" or not proven:
        return False
    return all(f".{one}".endswith(f".{organization}") for one in (seen, proven))
