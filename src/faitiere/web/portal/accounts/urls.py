"""Addresses of sign-in and of one’s keys. Names without « portal: » are those that allauth looks for."""

from django.urls import include, path

from faitiere.web.portal.accounts import keys, views

SIGN_IN = [
    path("", views.sign_in, name="account_login"),
    path("", views.sign_in, name="account_request_login_code"),
    path("code/", views.confirm_code, name="account_confirm_login_code"),
    path("verification/", keys.authenticate, name="mfa_authenticate"),
    path("cle/", keys.sign_in_by_key, name="mfa_login_webauthn"),
    path("premiere-fois/", views.first_visit, name="account_signup"),
    path("compte-ferme/", views.closed, name="account_inactive"),
    path("quitter/", views.sign_out, name="account_logout"),
    path("confirmer/", keys.reauthenticate, name="mfa_reauthenticate"),
    path("confirmer/cle/", keys.reauthenticate_by_key, name="mfa_reauthenticate_webauthn"),
]
KEYS = [
    path("", keys.index, name="mfa_index"),
    path("", keys.index, name="mfa_list_webauthn"),
    path("cle/", keys.add_key, name="mfa_add_webauthn"),
    path("cle/<int:pk>/", keys.rename_key, name="mfa_edit_webauthn"),
    path("cle/<int:pk>/retirer/", keys.remove_key, name="mfa_remove_webauthn"),
    path("application/", keys.add_app, name="mfa_activate_totp"),
    path("application/retirer/", keys.remove_app, name="mfa_deactivate_totp"),
    path("secours/", keys.recovery_codes, name="mfa_view_recovery_codes"),
    path("secours/nouveaux/", keys.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("secours/telecharger/", keys.download_recovery_codes, name="mfa_download_recovery_codes"),
]
# Mounted without a namespace by the portal.
allauth_urlpatterns = [path("connexion/", include(SIGN_IN)), path("cles/", include(KEYS))]

app_name = "accounts"
urlpatterns = [
    path("lien/<str:token>/", views.link, name="link"),
    path("preuve/", keys.prove, name="prove"),
    path("encore/", views.sign_in_again, name="sign_in_again"),
]
