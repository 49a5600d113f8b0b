"""Why a server refuses, from its codes: enhanced status codes (RFC 3463, RFC 7505, IANA), else replies (RFC 5321)."""

import re

from faitiere.kernel.mail.bounces.verdicts import Cause

ENHANCED = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]|\.\d)")
REPLY = re.compile(r"(?<![\d.:#/-])([45][0-7]\d)(?=[ \-:\]]|$)(?! (?:bytes|octets|kb))")

# By what follows the class (« 5 » final, « 4 » temporary): subject and detail.
_DETAILS: dict[str, Cause] = {
    **dict.fromkeys(("1.0", "1.1", "1.3", "1.4", "1.6"), Cause.USER_UNKNOWN),
    **dict.fromkeys(("1.2", "1.10", "4.4", "4.310"), Cause.DOMAIN_UNKNOWN),
    **dict.fromkeys(("1.7", "1.8", "7.20", "7.21", "7.22", "7.23", "7.24", "7.25", "7.26", "7.27"), Cause.SENDER),
    "2.1": Cause.DISABLED,
    **dict.fromkeys(("2.2", "3.1"), Cause.FULL),
    **dict.fromkeys(("2.3", "3.4"), Cause.TOO_BIG),
    **dict.fromkeys(("4.6", "4.14"), Cause.LOOP),
    **dict.fromkeys(("4.7", "4.300"), Cause.EXPIRED),
    **dict.fromkeys(("4.1", "4.2", "4.3", "4.5", "4.0", "4.316", "4.317"), Cause.UNREACHABLE),
    **dict.fromkeys(("3.0", "3.3", "3.5"), Cause.SYSTEM),
    **dict.fromkeys(("3.2", "2.0"), Cause.TEMPORARY),
}
_SUBJECTS = {"5": Cause.SYSTEM, "6": Cause.CONTENT, "7": Cause.POLICY}
_REPLIES = {
    **dict.fromkeys(("550", "551", "553"), Cause.USER_UNKNOWN),
    "552": Cause.FULL,
    **dict.fromkeys(("535", "530", "571"), Cause.SENDER),
    "554": Cause.POLICY,
    **dict.fromkeys(("500", "501", "502", "503", "504"), Cause.SYSTEM),
}
# What a final refusal cannot be: a server that gave up on these has refused for good.
_WHEN_TEMPORARY = {Cause.USER_UNKNOWN, Cause.DOMAIN_UNKNOWN, Cause.DISABLED, Cause.HAS_LEFT, Cause.UNEXPLAINED}


def status_in(text: str) -> str:
    """Return the most precise status that a text carries: « 5.1.1 »; « 5.0.0 » for a bare « 550 »; "" for none."""
    found = [code for code in ENHANCED.findall(text) if code[0] != "2"]
    precise = [code for code in found if not code.endswith(".0.0")]
    if precise or found:
        return str((precise or found)[0])
    reply = REPLY.search(text)
    return f"{reply[1][0]}.0.0" if reply else ""


def cause_of(status: str, text: str) -> Cause:
    """Return why, by the status, else by the reply in the text; ``Cause.NONE`` when neither tells."""
    klass, _, detail = status.partition(".")
    if detail in _DETAILS:
        return softened(_DETAILS[detail], klass)
    if detail.partition(".")[0] in _SUBJECTS:
        return _SUBJECTS[detail.partition(".")[0]]
    reply = REPLY.search(text)
    if reply and reply[1] in _REPLIES:
        return _REPLIES[reply[1]]
    return Cause.TEMPORARY if klass == "4" else Cause.NONE


def softened(cause: Cause, klass: str) -> Cause:
    """Return a cause as the class of its code lets it be: « 4.1.1 » does not say that a mailbox does not exist."""
    if klass != "4" or cause not in _WHEN_TEMPORARY:
        return cause
    return Cause.UNREACHABLE if cause == Cause.DOMAIN_UNKNOWN else Cause.TEMPORARY
