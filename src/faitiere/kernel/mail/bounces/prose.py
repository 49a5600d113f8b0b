"""Reports written for people only: by qmail, Exim, Exchange, Domino, filters and providers. Read by their habits."""

import re
from itertools import pairwise

from faitiere.kernel.mail.bounces import refusals, words
from faitiere.kernel.mail.bounces.dsn import ADDRESS
from faitiere.kernel.mail.bounces.reading import Letter
from faitiere.kernel.mail.bounces.verdicts import Verdict

# Below such a line stands our own message, or its headers.
RETURNED = re.compile(rf"(?im)^[ >*|]*(?:{words.pattern('returned').pattern})$")
KEYED = re.compile(rf"(?i)(?:{words.pattern('keyed').pattern})\s*['\"<]*({ADDRESS.pattern})")
AFTER = r"[:(].*|[-–.]{1,3} .*|\.\.\..*|,.*|on \w{3}, .*|\(.*"
LINE = re.compile(rf"(?im)^[ \t>*\-•]*[<\[\"']?({ADDRESS.pattern})[>\]\"']?[ \t]*(?:{AFTER})?$")
LISTING = r"(?:recipients?|address(?:es)?|users?)\b[^\n]{0,200}(?:\n[^\n:]{1,200})?"
BARE = re.compile(rf"(?im){LISTING}:[ ]*\n\s*([\w.-]{{2,64}})[ \t]*$")
# « forwarded@elsewhere (expanded from: <ours@town>) »: what we wrote to is inside.
LED_ELSEWHERE = re.compile(rf"<?{ADDRESS.pattern}>?\s*\((?:expanded|generated) from:?\s*<?({ADDRESS.pattern})>?\)")
OURS = re.compile(
    r"(?i)^(?:postmaster|mailer-daemon|abuse|support|helpdesk|hostmaster|noreply|no-reply|mailadm)\b"
    r"|-bounces?@|-bounces\+|-admin@|-owner@"
)


def is_report(letter: Letter) -> bool:
    """Tell whether a message looks like a report: from a mail system, or by its subject, and saying that it failed.

    Somebody who forwards a report and asks what it means sends none.
    """
    if letter.header("X-Failed-Recipients") or letter.header("X-Failed-Recipient"):
        return True
    subject, prose = letter.header("Subject"), letter.prose[:6000]
    says_so = words.has("failure", subject)
    tells = words.has("body", prose) or words.has("failure", prose)
    says_it_itself = says_so and tells and not words.has("forwarded", subject)
    return (is_daemon(letter) and (says_so or tells)) or says_it_itself


def is_daemon(letter: Letter) -> bool:
    """Tell whether a mail system wrote it: by its name, or by a return path that takes no answer."""
    names = f"{letter.header('From')} {letter.header('Sender')}"
    return words.has("daemon", names) or letter.header("Return-Path") in {"<>", "<MAILER-DAEMON>"}


def verdicts(letter: Letter) -> list[Verdict]:
    """Return what the words say of each address that they name."""
    subject = letter.header("Subject")
    cut = RETURNED.split(letter.prose, maxsplit=1)[0]
    cut = LED_ELSEWHERE.sub(r"\1", cut if cut.strip() else letter.prose)
    is_delay = words.has("delayed", f"{subject}\n{cut}")
    whole = f"{cut}\n{subject}"
    named = recipients(letter, cut)
    places = [max(cut.lower().find(address.lower()), 0) for address in named] + [len(cut)]
    told = [cut[start:end] if end > start else "" for start, end in pairwise(places)]
    return [
        refusals.judged(address, _after(said, address), context=whole, is_delay=is_delay)
        for address, said in zip(named or [""], told or [""], strict=False)
    ]


def recipients(letter: Letter, cut: str) -> list[str]:
    """Return the addresses that failed: those of the header that says so, of a list, of keyed lines, else the first."""
    header = letter.header("X-Failed-Recipients") or letter.header("X-Failed-Recipient")
    ours = {
        address.lower()
        for name in ("To", "From", "Sender", "Reply-To")
        for address in ADDRESS.findall(letter.header(name))
    }
    for found in (ADDRESS.findall(header), LINE.findall(cut), KEYED.findall(cut)):
        if kept := _kept(found, ours):
            return kept
    # Whoever else is named may be a helpdesk: only the first one, never more.
    return (_local(letter, cut) or _kept(ADDRESS.findall(f"{cut}\n{letter.header('Subject')}"), ours))[:1]


def _local(letter: Letter, cut: str) -> list[str]:
    """Return names without a domain, listed by a provider to whom they belong."""
    listed = BARE.search(cut)
    domain = re.search(r"@([\w.-]+)", letter.header("From"))
    return [f"{listed[1]}@{domain[1].lower()}"] if listed and domain else []


def _kept(found: list[str], ours: set[str]) -> list[str]:
    seen: dict[str, str] = {}
    for address in found:
        plain = address.strip(".")
        if plain.lower() not in ours and not OURS.search(plain):
            seen.setdefault(plain.lower(), plain)
    return list(seen.values())


def _after(told: str, address: str) -> str:
    """Return what is said of an address, without it: words of an address are not words of a reason."""
    return re.sub(re.escape(address), "", told, flags=re.IGNORECASE)
