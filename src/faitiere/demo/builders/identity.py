"""How the network presents itself."""

from faitiere.demo.builders.site import Site
from faitiere.demo.facts.reader import load
from faitiere.domains.library.services import identities


def build(site: Site) -> None:
    """Write the network's name, address and numbers as they are printed."""
    network = load("network")["network"]
    address = network["address"]
    identities.update(
        {
            "name": network["name"],
            "acronym": network["acronym"],
            "tagline": network["slogan_in_letterhead"]["text"],
            "presentation": network["description"],
            "legal_form": network["kind"],
            "street": address["street"],
            "postal_code": address["postal_code"],
            "city": address["city"],
            "phone": network["phone"]["printed"],
            "email": network["emails"][0]["address"],
            "website": network["websites"][0]["url"],
            "place": address["city"],
        },
        by=site.by,
    )
