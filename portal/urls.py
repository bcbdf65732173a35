"""All addresses; composes the rooms."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.utils.translation import pgettext_lazy
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from home.site import page_urls
from portal.core import errors
from portal.notifications.reports import mail_reports

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error

urlpatterns = [
    path("", include("home.site.urls")),
    path("", include("portal.operations.urls")),
    path("admin/", include("portal.accounts.admin_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("mail/reports/", mail_reports, name="mail_reports"),
    path("oidc/", include("portal.accounts.oidc.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", include("portal.api.urls")),
]

urlpatterns += i18n_patterns(
    path(pgettext_lazy("url", "account/"), include("portal.verification.urls")),
    path(pgettext_lazy("url", "account/"), include("portal.accounts.urls")),
    path(pgettext_lazy("url", "your-data/"), include("portal.privacy.urls")),
    path(pgettext_lazy("url", "my-home/"), include("portal.accounts.home_urls")),
    path(pgettext_lazy("url", "my-home/"), include("home.site.own_urls")),
    path(pgettext_lazy("url", "notices/"), include("portal.notifications.urls")),
    path(pgettext_lazy("url", "moderation/"), include("portal.moderation.urls")),
    path(pgettext_lazy("url", "search/"), include("search.urls")),
    path(pgettext_lazy("url", "my-practices/"), include("home.submissions.urls")),
    path(pgettext_lazy("url", "practices/"), include("home.experiences.urls")),
    path(pgettext_lazy("url", "glossary/"), include("home.glossary.urls")),
    path(pgettext_lazy("url", "documents/"), include("home.documents.urls")),
    path(pgettext_lazy("url", "links/"), include("home.useful_links.urls")),
    path(pgettext_lazy("url", "sector-agenda/"), include("home.meetings.urls")),
    path("", include("home.knowledge.urls")),
    path(pgettext_lazy("url", "themes/"), include("home.themes.urls")),
    path(pgettext_lazy("url", "groups/"), include("home.groups.urls")),
    path(pgettext_lazy("url", "professionals/"), include("home.directory.urls")),
    path(pgettext_lazy("url", "agenda/"), include("projects.activities.urls")),
    path(pgettext_lazy("url", "agreements/"), include("projects.cohesion.urls")),
    path(pgettext_lazy("url", "permanences/"), include("projects.permanences.urls")),
    path(pgettext_lazy("url", "forum/"), include("forums.boards.urls")),
    path(pgettext_lazy("url", "consultations/"), include("forums.consultations.urls")),
    path(pgettext_lazy("url", "councils/"), include("forums.councils.urls")),
    path(pgettext_lazy("url", "elections/"), include("forums.elections.urls")),
    path("", include(page_urls)),
)

if getattr(settings, "DEVELOPMENT_PAGES", False):
    urlpatterns.insert(0, path("dev/", include("portal.operations.development_urls")))
