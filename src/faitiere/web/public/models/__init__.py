"""Pages that the team writes."""

from faitiere.web.public.models.content import ContentPage, HomePage

__all__ = ["ContentPage", "HomePage"]
