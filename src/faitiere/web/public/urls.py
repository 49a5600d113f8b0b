"""Addresses of the public site. Pages that the team writes come after all the others (config/urls.py)."""

from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from faitiere.web.public.door import urls as door
from faitiere.web.public.letters import archive as letters_archive
from faitiere.web.public.letters import clicks
from faitiere.web.public.letters import urls as letters
from faitiere.web.public.sitemaps import SITEMAPS
from faitiere.web.public.subscriptions import urls as subscriptions
from faitiere.web.public.views import about, groups, home, network, people, returns, search, territories
from faitiere.web.public.views.events import (
    agenda,
    certificates,
    event,
    feeds,
    invitations,
    minutes,
    programme,
    registering,
    registration,
    site,
)
from faitiere.web.public.views.newsroom import articles, publications
from faitiere.web.public.views.newsroom import feeds as newsroom_feeds

app_name = "public"
urlpatterns = [
    path("", home.home, name="home"),
    path("reseau/", network.network, name="network"),
    path("reseau/<slug:slug>/", network.body, name="body"),
    path("groupes/", groups.groups, name="groups"),
    path("groupes/<slug:slug>/", groups.group, name="group"),
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda.rss", feeds.agenda_rss, name="agenda_rss"),
    path("agenda.ics", feeds.agenda_feed, name="agenda_feed"),
    path("agenda/groupes/<slug:slug>.ics", feeds.group_feed, name="agenda_group_feed"),
    path("agenda/abonnement/<str:token>.ics", feeds.personal_feed, name="agenda_personal_feed"),
    path("agenda/archives/", agenda.archives, name="agenda_archives"),
    path("agenda/<int:year>/<int:month>/", agenda.month, name="agenda_month"),
    path("agenda/<slug:slug>.ics", feeds.event_ics, name="event_ics"),
    path("agenda/<slug:slug>/", event.event, name="event"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("agenda/<slug:slug>/programme/", programme.programme, name="programme"),
    path("e/<slug:slug>/", site.event_site, name="event_site"),
    path("e/<slug:slug>/couleur.css", site.colour, name="event_site_colour"),
    path("agenda/<slug:slug>/inscription/", registering.register, name="event_register"),
    path("agenda/<slug:slug>/inscription/merci/", registering.registered, name="event_registered"),
    path("inscription/<str:token>/", registration.registration, name="registration"),
    path("rejoindre/<str:token>/", registration.join, name="join"),
    path("personnes/<slug:slug>/", people.person, name="person"),
    path("collectivites/", territories.authorities, name="authorities"),
    path("collectivites/proposees/", registering.authority_options, name="authority_options"),
    path("collectivites/<int:pk>/", territories.authority, name="authority"),
    path("publications/", publications.publications, name="publications"),
    path("publications.atom", publications.publications_atom, name="publications_atom"),
    path("publications/<slug:slug>/", publications.publication, name="publication"),
    path("actualites/", articles.articles, name="articles"),
    path("actualites.rss", newsroom_feeds.articles_rss, name="articles_rss"),
    path("actualites.atom", newsroom_feeds.articles_atom, name="articles_atom"),
    path("actualites.json", newsroom_feeds.articles_json, name="articles_json"),
    path("actualites/<slug:slug>/", articles.article, name="article"),
    path("retours/<slug:provider>/", returns.provider_events, name="provider_events"),
    path("recherche/", search.search, name="search"),
    path("accueil/<str:token>/", include(door.urlpatterns)),
    path("lettres/", include(subscriptions.urlpatterns)),
    path("attestation/<slug:code>/", certificates.certificate_check, name="certificate_check"),
    path("attestation/<slug:code>/attestation.pdf", certificates.certificate_file, name="certificate_file"),
    path("agenda/<slug:slug>/compte-rendu/", minutes.event_minutes, name="event_minutes"),
    path("compte-rendu/<str:token>/", minutes.granted_minutes, name="granted_minutes"),
    path("lettres.rss", letters_archive.archive_rss, name="letters_rss"),
    path("lettres/", include(letters.urlpatterns)),
    path("l/<str:code>/", clicks.follow, name="counted_link"),
    path("mentions-legales/", about.legal, name="legal"),
    path("accessibilite/", about.accessibility, name="accessibility"),
    path("sources/", about.sources, name="sources"),
    path("robots.txt", about.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
