"""Addresses of the contributions."""

from django.urls import path

from faitiere.web.portal.newsroom import views

app_name = "newsroom"
urlpatterns = [
    path("", views.listed, name="contributions"),
    path("nouvelle/", views.write, name="write"),
    path("<int:pk>/", views.contribution, name="contribution"),
    path("<int:pk>/modifier/", views.write, name="edit"),
    path("<int:pk>/image/", views.picture, name="picture"),
    path("<int:pk>/retirer/", views.withdraw, name="withdraw"),
]
