"""Addresses of the events in the portal."""

from django.urls import path

from faitiere.web.portal.events.views import colleagues

app_name = "events"
urlpatterns = [
    path("<slug:slug>/collegues/", colleagues.colleagues, name="colleagues"),
]
