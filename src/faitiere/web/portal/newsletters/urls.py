"""Addresses of one’s own subscriptions."""

from django.urls import path

from faitiere.web.portal.newsletters import views

app_name = "newsletters"
urlpatterns = [path("", views.mine, name="mine")]
