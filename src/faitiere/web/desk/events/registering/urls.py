"""Addresses of what registering asks and brings in."""

from django.urls import path

from faitiere.web.desk.events.registering.imports import ImportedScreen, ImportScreen
from faitiere.web.desk.events.registering.questions import QuestionsScreen

urlpatterns = [
    path("<int:pk>/questions/", QuestionsScreen.as_view(), name="questions"),
    path("<int:pk>/inscriptions/importer/", ImportScreen.as_view(), name="import_registrations"),
    path("<int:pk>/inscriptions/imports/<int:batch>/", ImportedScreen.as_view(), name="registration_import"),
]
