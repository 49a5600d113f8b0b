"""Addresses of the membership of my authority."""

from django.urls import path

from faitiere.web.portal.members import views

app_name = "members"
urlpatterns = [path("<int:pk>/renouveler/", views.renew, name="renew")]
