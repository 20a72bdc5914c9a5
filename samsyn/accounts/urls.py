"""Addresses under /konto/: our own, and the pages of allauth that are used (with their own names)."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import include, path, re_path

from samsyn.accounts import views
from samsyn.accounts.views import in_house

OWN = [
    path("", views.home, name="home"),
    path("inbjudan/<str:secret>/", views.accept, name="accept"),
    path("hjalp/<int:pk>/", views.help_in, name="help"),
    path("hjalp/<int:pk>/inbjudan/", views.invite_again, name="invite_again"),
    path("hjalp/<int:pk>/app/", views.reset_second_factor, name="reset_second_factor"),
    path("tvafaktor/ny/<str:secret>/", views.clear_second_factor, name="clear_second_factor"),
]

urlpatterns = [
    path("", include((OWN, "accounts"))),
    path("logga-in/", in_house(account.login), name="account_login"),
    path("logga-ut/", in_house(account.logout), name="account_logout"),
    path("stangt/", in_house(account.account_inactive), name="account_inactive"),
    path("bekrafta/", in_house(account.reauthenticate), name="account_reauthenticate"),
    path("losenord/", in_house(views.password_change), name="account_change_password"),
    path("losenord/glomt/", in_house(account.password_reset), name="account_reset_password"),
    path("losenord/glomt/skickat/", in_house(account.password_reset_done), name="account_reset_password_done"),
    path(
        "losenord/nytt/klart/",
        in_house(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        in_house(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("tvafaktor/", in_house(mfa.index), name="mfa_index"),
    path("tvafaktor/kod/", in_house(mfa.authenticate), name="mfa_authenticate"),
    path("tvafaktor/bekrafta/", in_house(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("tvafaktor/app/", in_house(totp.activate_totp), name="mfa_activate_totp"),
    path("tvafaktor/app/stang-av/", in_house(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("tvafaktor/reservkoder/", in_house(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "tvafaktor/reservkoder/nya/",
        in_house(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("tvafaktor/reservkoder/hamta/", views.recovery_codes_file, name="mfa_download_recovery_codes"),
    path("inloggningar/", in_house(sessions.list_usersessions), name="usersessions_list"),
]
