"""The screens and the deeds of an issue, package by package; all stand in the namespace of issues."""

from typing import Any

from django.urls import path

from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.newsletters import deeds
from faitiere.web.desk.newsletters.archiving import ArchiveIssue
from faitiere.web.desk.newsletters.checking import Checking
from faitiere.web.desk.newsletters.composer import Composer
from faitiere.web.desk.newsletters.previews import Preview, message, paper
from faitiere.web.desk.newsletters.sending import deeds as sending
from faitiere.web.desk.newsletters.sending.screen import Sending

MORE: list[Any] = [
    path("<int:pk>/composer/", Composer.as_view(), name="compose"),
    path("<int:pk>/apercu/", Preview.as_view(), name="preview"),
    path("<int:pk>/apercu/message/", message, name="preview_message"),
    path("<int:pk>/apercu/numero.pdf", paper, name="preview_paper"),
    path("<int:pk>/verifier/", Checking.as_view(), name="check"),
    path("<int:pk>/envoi/", Sending.as_view(), name="sending"),
]
DEEDS: list[type[Deed]] = [*deeds.DEEDS, ArchiveIssue, *sending.DEEDS]
