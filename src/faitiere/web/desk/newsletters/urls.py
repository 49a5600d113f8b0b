"""The screens and the deeds of an issue, package by package; all stand in the namespace of issues."""

from typing import Any

from django.urls import path

from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.newsletters import deeds
from faitiere.web.desk.newsletters.checking import Checking
from faitiere.web.desk.newsletters.composer import Composer

MORE: list[Any] = [
    path("<int:pk>/composer/", Composer.as_view(), name="compose"),
    path("<int:pk>/verifier/", Checking.as_view(), name="check"),
]
DEEDS: list[type[Deed]] = [*deeds.DEEDS]
