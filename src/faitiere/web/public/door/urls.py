"""Addresses of a post at the door, all under its link, so that its service worker reaches nothing else."""

from django.urls import path

from faitiere.web.public.door import views

urlpatterns = [
    path("", views.door, name="door"),
    path("passages/", views.passages, name="door_passages"),
    path("liste.json", views.listed, name="door_list"),
    path("envoi/", views.sync, name="door_sync"),
    path("veille.js", views.worker, name="door_worker"),
]
