"""Mailboxes that anybody may open: their domain says nothing of whom one comes from."""

OPEN_TO_ALL = {
    *("gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "ymail", "icloud", "me", "mac", "aol"),
    *("gmx", "proton", "protonmail", "pm", "mailo", "orange", "wanadoo", "free", "sfr", "neuf", "numericable"),
    *("club-internet", "bbox", "laposte", "aliceadsl"),
}


def domain_of(address: str) -> str:
    """Return what follows the @, in lower case."""
    return address.strip().lower().rpartition("@")[2]


def is_of_a_house(address: str) -> bool:
    """Tell whether the domain of an address belongs to somebody in particular: a town, a company."""
    domain = domain_of(address)
    return bool(domain) and domain.partition(".")[0] not in OPEN_TO_ALL
