"""Addresses of subscriptions. They stand before those of the letters’ archive."""

from django.urls import path

from faitiere.web.public.subscriptions import leaving, preferences, subscribing

urlpatterns = [
    path("abonnement/", subscribing.subscribe, name="subscribe"),
    path("confirmer/<str:token>/", subscribing.confirm, name="subscription_confirm"),
    path("preferences/<str:token>/", preferences.preferences, name="preferences"),
    path("nouvelle-adresse/<str:token>/", preferences.change, name="subscription_change"),
    path("desabonnement/<str:token>/", leaving.unsubscribe, name="unsubscribe"),
]
