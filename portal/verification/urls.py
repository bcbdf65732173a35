"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "verification"
urlpatterns = [
    path(pgettext_lazy("url", "letter/"), views.letter, name="letter"),
    path(pgettext_lazy("url", "letters/"), views.letters, name="letters"),
    path(
        pgettext_lazy("url", "letters/<int:pk>/withdraw/"),
        views.letters_revoke,
        name="letters_revoke",
    ),
    path(pgettext_lazy("url", "counter/show/<int:pk>/"), views.show_counter, name="show_counter"),
    path(pgettext_lazy("url", "counter/<str:token>/"), views.counter, name="counter"),
    path(
        pgettext_lazy("url", "counter/<str:token>/confirm/"),
        views.counter_confirm,
        name="counter_confirm",
    ),
    path(pgettext_lazy("url", "still-here/"), views.renewal, name="renewal"),
    path(pgettext_lazy("url", "open-account/"), views.account_open, name="open_account"),
    path(
        pgettext_lazy("url", "open-account/<int:pk>/letter/"),
        views.account_renew,
        name="account_renew",
    ),
    path(pgettext_lazy("url", "invitations/"), views.invitations, name="invitations"),
    path(
        pgettext_lazy("url", "invitations/<int:pk>/withdraw/"),
        views.invitation_revoke,
        name="invitation_revoke",
    ),
    path(pgettext_lazy("url", "invitations/domains/"), views.domain_add, name="domain_add"),
    path(
        pgettext_lazy("url", "invitations/domains/<int:pk>/remove/"),
        views.domain_remove,
        name="domain_remove",
    ),
    path(pgettext_lazy("url", "invitation/<str:token>/"), views.invitation, name="invitation"),
    path(pgettext_lazy("url", "rights/"), views.rights, name="rights"),
    path(pgettext_lazy("url", "rights/<int:pk>/"), views.right_answer, name="right_answer"),
]
