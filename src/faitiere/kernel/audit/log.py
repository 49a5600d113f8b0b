"""Writing in the audit log."""

from datetime import datetime
from typing import Any, Protocol

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry


class Actor(Protocol):
    """Whoever acts: a login, or the system itself."""

    pk: Any

    def __str__(self) -> str:
        """Return the name to write in the log."""


class System:
    """The program acting by itself: at night, from the keyboard, or while the demo is built."""

    pk = None
    is_staff = True
    is_active = True

    def __init__(self, name: str = "Système") -> None:
        """Say under which name it acts."""
        self.name = name

    def __str__(self) -> str:
        """Return its name."""
        return self.name


def record(
    verb: str, target: Model, *, by: Actor, changes: dict[str, Any] | None = None, at: datetime | None = None
) -> AuditEntry:
    """Write a row. ``verb`` is a short French past participle (« lettre émise »); ``changes`` is field → [old, new]."""
    return AuditEntry.objects.create(
        at=at or clock.now(),
        actor_id=by.pk,
        actor_name=str(by)[:150],
        verb=verb,
        target_type=ContentType.objects.get_for_model(target),
        target_id=str(target.pk),
        target_name=str(target)[:250],
        changes=changes or {},
    )


def forget(target: Model) -> int:
    """Empty what the log says of an object whose data is erased; who did what and when stays. Return how many rows."""
    rows = AuditEntry.objects.filter(target_type=ContentType.objects.get_for_model(target), target_id=str(target.pk))
    return rows.update(target_name=str(target)[:250], changes={})


def changes_between(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    """Return the fields whose value differs, as field → [old, new], ready for ``record``."""
    return {
        name: [_plain(before.get(name)), _plain(value)] for name, value in after.items() if before.get(name) != value
    }


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | float | str | list | dict) else str(value)
