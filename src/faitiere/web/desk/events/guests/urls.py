"""Addresses of the invitations of an event."""

from django.urls import path

from faitiere.web.desk.events.guests.coupons import CouponsScreen
from faitiere.web.desk.events.guests.inviting import InviteScreen
from faitiere.web.desk.events.guests.letters import LettersScreen
from faitiere.web.desk.events.guests.listing import GuestsScreen

urlpatterns = [
    path("<int:pk>/invitations/", GuestsScreen.as_view(), name="guests"),
    path("<int:pk>/invitations/inviter/", InviteScreen.as_view(), name="invite"),
    path("<int:pk>/invitations/coupons/", CouponsScreen.as_view(), name="coupons"),
    path("<int:pk>/invitations/lettres.pdf", LettersScreen.as_view(), name="guest_letters"),
]
