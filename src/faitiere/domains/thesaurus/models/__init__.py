"""What the room remembers."""

from faitiere.domains.thesaurus.models.topic import Goal, Topic

__all__ = ["Goal", "Topic"]
