"""On whom a letter is tried before it leaves: real readers, those whose names and titles are the hardest on it."""

from collections.abc import Iterable
from itertools import islice

from faitiere.domains.newsletters.rules import merge_fields
from faitiere.kernel.mail.mailings import Addressee

LOOKED_AT = 500
NOBODY = Addressee(
    address="exemple@example.org",
    name="Lecteur d’exemple",
    variant="",
    values={field.name: field.sample for field in merge_fields.FIELDS},
)


def hardest(everybody: Iterable[Addressee]) -> list[Addressee]:
    """Return an invented reader, then the first few real ones that try a letter most, each once.

    The longest name, the longest salutation, the longest authority, and one of whom a field is not known.
    """
    seen = list(islice(everybody, LOOKED_AT))
    if not seen:
        return [NOBODY]
    found = [
        max(seen, key=lambda one: len(one.name)),
        max(seen, key=lambda one: len(one.values["salutation"])),
        max(seen, key=lambda one: len(one.values["authority"])),
        min(seen, key=lambda one: sum(bool(value) for value in one.values.values())),
    ]
    return [NOBODY, *{one.address: one for one in found}.values()]
