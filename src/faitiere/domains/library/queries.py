"""What screens, letters and messages ask of the library."""

from faitiere.domains.library.models import NetworkIdentity


def identity() -> NetworkIdentity:
    """Return how the network presents itself; before anybody has said, a row not yet written, with a plain name."""
    known = NetworkIdentity.objects.select_related("logo").first()
    return known or NetworkIdentity(pk=1, name="Le réseau")
