"""Addresses of the groups I take part in."""

from django.urls import path

from faitiere.web.portal.groups import views

app_name = "groups"
urlpatterns = [path("<slug:slug>/", views.group, name="group")]
