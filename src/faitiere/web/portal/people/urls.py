"""Addresses of my data, and of what I propose to correct."""

from django.urls import include, path

from faitiere.web.portal.people import corrections, views

CORRECT = [
    path("champ/<slug:name>/", corrections.field, name="correct_field"),
    path("mandat/<int:office>/", corrections.office_ended, name="correct_office_ended"),
    path("mandat/", corrections.office_added, name="correct_office_added"),
    path("contact/<int:contact>/", corrections.contact_retired, name="correct_contact_retired"),
    path("contact/", corrections.contact_added, name="correct_contact_added"),
    path("autre/", corrections.other, name="correct_other"),
]

app_name = "people"
urlpatterns = [
    path("mes-informations/", views.mine, name="mine"),
    path("mes-informations/tableur/", views.take_csv, name="take_csv"),
    path("mes-informations/json/", views.take_json, name="take_json"),
    path("mes-informations/adresse/<int:pk>/retirer/", views.withdraw, name="withdraw"),
    path("mes-informations/effacer/", views.erase, name="erase"),
    path("corrections/", corrections.listed, name="corrections"),
    path("collectivite/<int:pk>/corriger/", include(CORRECT)),
]
