"""Addresses of my mandates."""

from django.urls import path

from faitiere.web.portal.mandates import views

app_name = "mandates"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("lettre/<int:pk>/", views.letter, name="letter"),
]
