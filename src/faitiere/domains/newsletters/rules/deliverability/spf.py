"""SPF (RFC 7208): which machines may write in the name of the return path's domain."""

from faitiere.domains.newsletters.choices import Standing
from faitiere.domains.newsletters.rules.deliverability.findings import Finding, Sending, Zone, unanswered

LABEL = "SPF : qui a le droit d’envoyer"
AT_MOST = 10


def spf(zone: Zone, sending: Sending) -> Finding:
    """Look for one record that ends by turning the others away, within the ten questions that servers agree to ask."""
    name = sending.returns
    answer = zone.texts(name)
    if answer.failure:
        return unanswered("spf", LABEL, name, answer.failure)
    found = tuple(text for text in answer.records if text.lower().split(" ")[0] == "v=spf1")
    verdict, says = _judged(zone, name, found)
    return Finding(
        "spf", LABEL, verdict, says, name, found, "" if verdict == Standing.GOOD else _proposed(found, sending)
    )


def _judged(zone: Zone, name: str, found: tuple[str, ...]) -> tuple[Standing, str]:
    if not found:
        return Standing.BAD, "Rien ne dit quels serveurs envoient pour ce domaine."
    if len(found) > 1:
        return Standing.BAD, "Il y a plusieurs enregistrements : aucun ne compte. Réunissez-les en un seul."
    terms = found[0].lower().split()[1:]
    if "+all" in terms or "all" in terms:
        return Standing.BAD, "« +all » autorise tout le monde : autant ne rien dire."
    if (asked := _questions(zone, name, {name})) > AT_MOST:
        return (
            Standing.BAD,
            f"Il faut {asked} questions pour le lire, dix au plus sont permises : retirez des « include ».",
        )
    if not any(term in {"-all", "~all"} or term.startswith("redirect=") for term in terms):
        return Standing.WARN, "Il ne dit pas quoi faire des autres serveurs : finissez par « ~all » ou « -all »."
    return Standing.GOOD, "Un seul enregistrement, lisible. Vérifiez que votre relais y figure."


def _questions(zone: Zone, name: str, seen: set[str]) -> int:
    """Count the questions that the record of a name leads to, those of the records that it includes with them."""
    texts = [text for text in zone.texts(name).records if text.lower().startswith("v=spf1")]
    terms = [term.lstrip("+-~?") for text in texts for term in text.lower().split()[1:]]
    count = 0
    for term in terms:
        head, _sign, target = term.replace("redirect=", "include:").partition(":")
        if head != "include" and head.partition("/")[0] not in {"a", "mx", "ptr", "exists"}:
            continue
        count += 1
        if head == "include" and target not in seen and count <= AT_MOST:
            count += _questions(zone, target, seen | {target})
    return count


def _proposed(found: tuple[str, ...], sending: Sending) -> str:
    """Return a record that keeps what the domain's own records allow, and adds our relay."""
    known = [term for text in found for term in text.split()[1:] if not term.lower().lstrip("+-~?").startswith("all")]
    ours = [f"a:{sending.relay}"] if sending.relay and not known else []
    return " ".join(["v=spf1", *dict.fromkeys([*(known or ["mx"]), *ours]), "~all"])
