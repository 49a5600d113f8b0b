"""What the room remembers."""

from faitiere.domains.questionnaires.models.form import Form, Question
from faitiere.domains.questionnaires.models.response import Answer, ResponseSet

__all__ = ["Answer", "Form", "Question", "ResponseSet"]
