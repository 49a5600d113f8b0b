"""Addresses of the documents kept for members."""

from django.urls import path

from faitiere.web.portal.library import views

app_name = "library"
urlpatterns = [
    path("", views.documents, name="documents"),
    path("<int:pk>/", views.download, name="download"),
]
