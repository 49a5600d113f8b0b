"""Addresses of the events in the portal."""

from django.urls import path

from faitiere.web.portal.events.views import answering, colleagues, feeds, finishing, mine

app_name = "events"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("invitations/<int:pk>/", answering.answer, name="answer"),
    path("suites/<int:pk>/fait/", finishing.finish, name="finish"),
    path("agenda-personnel/", feeds.create, name="create_feed"),
    path("agenda-personnel/<int:pk>/revoquer/", feeds.revoke, name="revoke_feed"),
    path("<slug:slug>/collegues/", colleagues.colleagues, name="colleagues"),
]
