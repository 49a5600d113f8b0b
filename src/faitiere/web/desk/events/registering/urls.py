"""Addresses of what registering asks and brings in."""

from django.urls import path

from faitiere.web.desk.events.registering.questions import QuestionsScreen

urlpatterns = [
    path("<int:pk>/questions/", QuestionsScreen.as_view(), name="questions"),
]
