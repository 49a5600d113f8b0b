"""DKIM (RFC 6376): the public key that proves who signed."""

from base64 import b64decode
from binascii import Error

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from faitiere.domains.newsletters.choices import Standing
from faitiere.domains.newsletters.rules.deliverability.findings import Finding, Sending, Zone, tags, unanswered

LABEL = "DKIM : la signature"
SOUND, LEAST = 2048, 1024


def dkim(zone: Zone, sending: Sending) -> Finding:
    """Look for the key under its selector: there, alone, long enough, and ours when we sign."""
    if not sending.selector:
        says = (
            "Le sélecteur n’est pas réglé : rien à vérifier. Demandez-le à qui signe vos messages, "
            "puis réglez FAITIERE_DKIM_DOMAIN et FAITIERE_DKIM_SELECTOR."
        )
        return Finding("dkim", LABEL, Standing.WARN, says)
    name = sending.key_name
    answer = zone.texts(name)
    if answer.failure:
        return unanswered("dkim", LABEL, name, answer.failure)
    found = tuple(text for text in answer.records if "p" in tags(text))
    verdict, says = _judged(found, sending.public_key)
    write = f"v=DKIM1; k=rsa; p={sending.public_key}" if sending.public_key and verdict != Standing.GOOD else ""
    return Finding("dkim", LABEL, verdict, says, name, found, write)


def _judged(found: tuple[str, ...], ours: str) -> tuple[Standing, str]:
    if not found:
        told = "" if ours else " Recopiez celle que donne votre prestataire d’envoi."
        return Standing.BAD, f"Aucune clé publique sous ce nom.{told}"
    if len(found) > 1:
        return Standing.BAD, "Il y a plusieurs clés sous ce nom : gardez celle qui sert."
    key = tags(found[0])["p"]
    if not key:
        return Standing.BAD, "La clé est vide : elle a été révoquée."
    if ours and key != ours:
        return Standing.BAD, "Ce n’est pas la clé de nos signatures : les messages seront jugés falsifiés."
    return _weighed(key)


def _weighed(key: str) -> tuple[Standing, str]:
    try:
        public = load_der_public_key(b64decode(key, validate=True))
    except (ValueError, Error, UnsupportedAlgorithm):
        # Ed25519 keys are published bare, and few servers read them; the rest is a slip of the hand.
        return (
            Standing.WARN,
            "La clé ne se lit pas comme une clé RSA : la plupart des serveurs ne la liront pas non plus.",
        )
    size = public.key_size if isinstance(public, RSAPublicKey) else 0
    if size < LEAST:
        return Standing.BAD, f"La clé est trop courte ({size} bits) : les serveurs la refusent."
    if size < SOUND:
        return Standing.WARN, f"La clé compte {size} bits : 2048 sont recommandés."
    return Standing.GOOD, f"Clé RSA de {size} bits."
