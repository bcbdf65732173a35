"""One door for everybody: allauth's views under addresses in both languages."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.usersessions import views as sessions
from django.urls import include, path, register_converter
from django.utils.translation import pgettext_lazy

from . import views


class Base36Converter:
    """The key of an account as allauth writes it in a link."""

    regex = "[0-9A-Za-z]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Base36Converter, "base36")

urlpatterns = [
    path(pgettext_lazy("url", "login/"), account.login, name="account_login"),
    path(pgettext_lazy("url", "logout/"), account.logout, name="account_logout"),
    path(pgettext_lazy("url", "switched-off/"), account.account_inactive, name="account_inactive"),
    path(pgettext_lazy("url", "sign-up/"), account.signup, name="account_signup"),
    path(pgettext_lazy("url", "check/"), account.reauthenticate, name="account_reauthenticate"),
    path(pgettext_lazy("url", "e-mail/"), account.email, name="account_email"),
    path(
        pgettext_lazy("url", "confirm-e-mail/"),
        account.email_verification_sent,
        name="account_email_verification_sent",
    ),
    path(
        pgettext_lazy("url", "confirm-e-mail/<str:key>/"),
        account.confirm_email,
        name="account_confirm_email",
    ),
    path(
        pgettext_lazy("url", "password/"), account.password_change, name="account_change_password"
    ),
    path(pgettext_lazy("url", "password/new/"), account.password_set, name="account_set_password"),
    path(
        pgettext_lazy("url", "password/forgotten/"),
        account.password_reset,
        name="account_reset_password",
    ),
    path(
        pgettext_lazy("url", "password/forgotten/sent/"),
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    path(
        pgettext_lazy("url", "password/forgotten/changed/"),
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path(
        pgettext_lazy("url", "password/forgotten/<base36:uidb36>-<str:key>/"),
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        pgettext_lazy("url", "second-step/"),
        include(
            [
                path("", mfa.index, name="mfa_index"),
                path(pgettext_lazy("url", "code/"), mfa.authenticate, name="mfa_authenticate"),
                path(pgettext_lazy("url", "check/"), mfa.reauthenticate, name="mfa_reauthenticate"),
                path(pgettext_lazy("url", "app/on/"), totp.activate_totp, name="mfa_activate_totp"),
                path(
                    pgettext_lazy("url", "app/off/"),
                    totp.deactivate_totp,
                    name="mfa_deactivate_totp",
                ),
                path(
                    pgettext_lazy("url", "recovery-codes/"),
                    codes.view_recovery_codes,
                    name="mfa_view_recovery_codes",
                ),
                path(
                    pgettext_lazy("url", "recovery-codes/new/"),
                    codes.generate_recovery_codes,
                    name="mfa_generate_recovery_codes",
                ),
                path(
                    pgettext_lazy("url", "recovery-codes/file/"),
                    codes.download_recovery_codes,
                    name="mfa_download_recovery_codes",
                ),
                path(
                    pgettext_lazy("url", "keys/"), webauthn.list_webauthn, name="mfa_list_webauthn"
                ),
                path(
                    pgettext_lazy("url", "keys/add/"),
                    webauthn.add_webauthn,
                    name="mfa_add_webauthn",
                ),
                path(
                    pgettext_lazy("url", "keys/login/"),
                    webauthn.login_webauthn,
                    name="mfa_login_webauthn",
                ),
                path(
                    pgettext_lazy("url", "keys/check/"),
                    webauthn.reauthenticate_webauthn,
                    name="mfa_reauthenticate_webauthn",
                ),
                path(
                    pgettext_lazy("url", "keys/<int:pk>/remove/"),
                    webauthn.remove_webauthn,
                    name="mfa_remove_webauthn",
                ),
                path(
                    pgettext_lazy("url", "keys/<int:pk>/name/"),
                    webauthn.edit_webauthn,
                    name="mfa_edit_webauthn",
                ),
            ]
        ),
    ),
    path(pgettext_lazy("url", "devices/"), sessions.list_usersessions, name="usersessions_list"),
    path(
        pgettext_lazy("url", "devices/log-out/"),
        views.log_out_everywhere,
        name="log_out_everywhere",
    ),
    path(
        pgettext_lazy("url", "other-logins/"), social.connections, name="socialaccount_connections"
    ),
    path(
        pgettext_lazy("url", "other-logins/stopped/"),
        social.login_cancelled,
        name="socialaccount_login_cancelled",
    ),
    path(
        pgettext_lazy("url", "other-logins/failed/"),
        social.login_error,
        name="socialaccount_login_error",
    ),
    path(pgettext_lazy("url", "other-logins/sign-up/"), social.signup, name="socialaccount_signup"),
    path(pgettext_lazy("url", "profile/"), views.profile, name="profile"),
    path(
        pgettext_lazy("url", "first-steps/language/"),
        views.choose_language,
        name="choose_language",
    ),
    path(pgettext_lazy("url", "first-steps/"), views.first_steps, name="first_steps"),
    path(
        pgettext_lazy("url", "first-steps/tenant/"),
        views.declare_tenancy_view,
        name="declare_tenancy",
    ),
    path(
        pgettext_lazy("url", "first-steps/tenant/<slug:code>/"),
        views.declare_site_view,
        name="declare_site",
    ),
    path(
        pgettext_lazy("url", "first-steps/where-i-work/"),
        views.declare_work_view,
        name="declare_work",
    ),
    path(pgettext_lazy("url", "people-waiting/"), views.people_waiting, name="people_waiting"),
    path(
        pgettext_lazy("url", "people-waiting/<int:pk>/"),
        views.judge_membership,
        name="judge_membership",
    ),
    path(
        pgettext_lazy("url", "roles/<int:pk>/end/"), views.end_own_membership, name="end_membership"
    ),
]
