"""What staff do to templates and letters."""

from faitiere.web.desk.letters.deeds.missions import IssueLetter, ReissueLetter
from faitiere.web.desk.letters.deeds.templates import AttachWord, DetachWord, PutToUse, RetireTemplate

__all__ = ["AttachWord", "DetachWord", "IssueLetter", "PutToUse", "ReissueLetter", "RetireTemplate"]
