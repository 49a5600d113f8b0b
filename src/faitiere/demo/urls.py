"""Addresses of the demo: who is who, how to enter as each, and the letters it caught."""

from django.urls import path

from faitiere.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.home, name="home"),
    path("entrer/<str:token>/", views.enter, name="enter"),
    path("courrier/", views.mailbox, name="mailbox"),
    path("courrier/<int:pk>/", views.message, name="message"),
    path("courrier/<int:pk>/html/", views.message_html, name="message_html"),
    path("courrier/fichier/<int:pk>/", views.attachment, name="attachment"),
]
