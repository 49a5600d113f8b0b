"""What the room remembers."""

from faitiere.domains.territories.models.authority import Authority
from faitiere.domains.territories.models.country import Country
from faitiere.domains.territories.models.names import AuthorityName, AuthorityWord
from faitiere.domains.territories.models.zone import Zone

__all__ = ["Authority", "AuthorityName", "AuthorityWord", "Country", "Zone"]
