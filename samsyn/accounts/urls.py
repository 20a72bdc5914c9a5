"""Addresses under /konto/: the pages of allauth that are used (with their own names), and our own."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import path, re_path

urlpatterns = [
    path("logga-in/", account.login, name="account_login"),
    path("logga-ut/", account.logout, name="account_logout"),
    path("stangt/", account.account_inactive, name="account_inactive"),
    path("bekrafta/", account.reauthenticate, name="account_reauthenticate"),
    path("losenord/", account.password_change, name="account_change_password"),
    path("losenord/glomt/", account.password_reset, name="account_reset_password"),
    path("losenord/glomt/skickat/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "losenord/nytt/klart/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("tvafaktor/", mfa.index, name="mfa_index"),
    path("tvafaktor/kod/", mfa.authenticate, name="mfa_authenticate"),
    path("tvafaktor/bekrafta/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tvafaktor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("tvafaktor/app/stang-av/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tvafaktor/reservkoder/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tvafaktor/reservkoder/nya/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tvafaktor/reservkoder/hamta/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("inloggningar/", sessions.list_usersessions, name="usersessions_list"),
]
