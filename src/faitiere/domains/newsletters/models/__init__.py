"""What the room remembers."""

from faitiere.domains.newsletters.models.examination import DomainExamination
from faitiere.domains.newsletters.models.issue import Issue, IssueItem, IssueSection
from faitiere.domains.newsletters.models.lexicon import LexiconWord
from faitiere.domains.newsletters.models.link import CountedLink
from faitiere.domains.newsletters.models.newsletter import Newsletter
from faitiere.domains.newsletters.models.subscription import Subscription
from faitiere.domains.newsletters.models.template import SectionRule, SectionTemplate, TemplateSection

__all__ = [
    "CountedLink",
    "DomainExamination",
    "Issue",
    "IssueItem",
    "IssueSection",
    "LexiconWord",
    "Newsletter",
    "SectionRule",
    "SectionTemplate",
    "Subscription",
    "TemplateSection",
]
