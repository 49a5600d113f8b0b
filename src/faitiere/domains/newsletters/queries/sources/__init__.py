"""Where the items of an issue come from: one small module for each room below. Delete it and it is no longer asked."""

from faitiere.domains.newsletters.choices import SourceKind
from faitiere.domains.newsletters.queries.sources.agenda import Agenda
from faitiere.domains.newsletters.queries.sources.articles import Articles
from faitiere.domains.newsletters.queries.sources.events import Events
from faitiere.domains.newsletters.queries.sources.found import Found, Period, Source
from faitiere.domains.newsletters.queries.sources.minutes import PublishedMinutes
from faitiere.domains.newsletters.queries.sources.publications import Publications

# In the order in which they are asked: what an article already tells is not told again by those that follow.
ASKED: tuple[Source, ...] = (Articles(), Publications(), PublishedMinutes(), Events(), Agenda())
SOURCES: dict[str, Source] = {source.kind: source for source in ASKED}

__all__ = ["SOURCES", "Found", "Period", "Source", "SourceKind"]
