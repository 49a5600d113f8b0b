"""Addresses of the record of my authority."""

from django.urls import path

from faitiere.web.portal.territories import views

app_name = "territories"
urlpatterns = [path("<int:pk>/", views.authority, name="authority")]
