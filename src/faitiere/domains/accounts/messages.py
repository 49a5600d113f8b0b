"""What the room writes to people about their sign-in."""

from dataclasses import dataclass

from faitiere.domains.accounts.models import User
from faitiere.kernel.mail.drafts import Draft, render
from faitiere.kernel.typography import french


@dataclass(frozen=True)
class Site:
    """What a letter says of where it comes from: the network's name, and the addresses of its doors."""

    sender_name: str
    sign_in_url: str
    security_url: str = ""
    help_email: str = ""


def code(user: User, site: Site, *, code: str, link: str, minutes: int) -> Draft:
    """Write the code, first in the subject: a locked phone shows it without being opened."""
    shown = f"{code[:3]} {code[3:]}"
    facts = {"code": code, "shown": shown, "link": link, "minutes": minutes}
    return _draft("code", user.email, f"{shown} : votre code de connexion", site, facts)


def unknown_address(email: str, site: Site) -> Draft:
    """Tell whoever typed an address we do not know, at that address only: the screen says the same to everybody."""
    return _draft("unknown_address", email, "Votre demande de connexion", site, {"email": email})


def security_changed(user: User, site: Site, *, what: str) -> Draft:
    """Tell the holder of a login that one of its keys has changed."""
    return _draft("security_changed", user.email, "Vos moyens de connexion ont changé", site, {"what": what})


def _draft(name: str, recipient: str, subject: str, site: Site, facts: dict[str, object]) -> Draft:
    context = {"subject": french(subject), "sender_name": site.sender_name, "site": site, **facts}
    body = render(f"accounts/messages/{name}", context)
    return Draft(kind=f"accounts.{name}", recipient=recipient, subject=french(subject), text=body.text, html=body.html)
