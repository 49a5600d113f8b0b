"""Addresses of the day of an event and of its minutes."""

from django.urls import path

from faitiere.web.desk.events.day import papers
from faitiere.web.desk.events.day.door import DayScreen
from faitiere.web.desk.events.day.minutes import MinutesScreen

urlpatterns = [
    path("<int:pk>/jour/", DayScreen.as_view(), name="day"),
    path("<int:pk>/jour/badges.pdf", papers.badge_sheets, name="badges"),
    path("<int:pk>/jour/emargement.pdf", papers.sign_in, name="sign_in"),
    path("<int:pk>/jour/attestations.pdf", papers.certificate_file, name="certificates"),
    path("<int:pk>/compte-rendu/", MinutesScreen.as_view(), name="minutes"),
    path("<int:pk>/compte-rendu/releve.pdf", papers.minutes_file, name="minutes_file"),
]
