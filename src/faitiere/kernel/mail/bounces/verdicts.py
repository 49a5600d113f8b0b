"""What a message that came back says of each address."""

from dataclasses import dataclass, field

from faitiere.kernel.mail.models import BounceKind, Cause

__all__ = ["KIND_OF", "BounceKind", "Cause", "Report", "Verdict"]

KIND_OF: dict[str, BounceKind] = {
    **dict.fromkeys(
        (Cause.USER_UNKNOWN, Cause.DOMAIN_UNKNOWN, Cause.DISABLED, Cause.HAS_LEFT, Cause.UNEXPLAINED), BounceKind.HARD
    ),
    **dict.fromkeys((Cause.FULL, Cause.UNREACHABLE, Cause.EXPIRED, Cause.TEMPORARY), BounceKind.SOFT),
    **dict.fromkeys(
        (Cause.BLOCKED, Cause.POLICY, Cause.CONTENT, Cause.TOO_BIG, Cause.SENDER, Cause.LOOP, Cause.SYSTEM),
        BounceKind.TECHNICAL,
    ),
}


@dataclass(frozen=True)
class Verdict:
    """What is said of one address. ``recipient`` is empty when the report hides it, as complaints often do.

    ``is_delay`` marks a warning: the server is still trying, and will write again if it gives up.
    """

    recipient: str
    kind: BounceKind
    cause: Cause = Cause.NONE
    status: str = ""
    reason: str = ""
    is_delay: bool = False


@dataclass(frozen=True)
class Report:
    """One message that came back, and what identifies the one that it answers."""

    verdicts: tuple[Verdict, ...]
    message_ids: tuple[str, ...] = ()
    addressed_to: tuple[str, ...] = field(default=())

    @property
    def main(self) -> Verdict:
        """Return the first verdict: that of the first address named."""
        return self.verdicts[0]
