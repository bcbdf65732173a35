from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "home.meetings"
    label = "meetings"
    verbose_name = _("Meetings and training")

    def ready(self) -> None:
        from home.knowledge.doors import register_door
        from home.links.rows import register_addresses
        from home.site.sitemap import register_sitemap_source
        from portal.core.template_functions import register_template_function
        from search.kinds import register_kind
        from search.showing import register_details
        from search.sources import register

        from . import signal_handlers
        from .lists import coming_meetings
        from .models import SectorMeeting
        from .search_source import KIND, MeetingSource, index_addresses, next_dates

        register_addresses(SectorMeeting, SectorMeeting.objects.published, "registration_url")
        register(MeetingSource())
        register_kind(KIND, _("Meeting or training"), "graduation-cap")
        register_details(KIND, next_dates)
        register_template_function("coming_meetings", coming_meetings)
        register_sitemap_source(index_addresses)
        register_door(
            "meetings",
            title=_("Sector agenda"),
            text=_("Meetings, study days and training for who works in social housing."),
            icon="graduation-cap",
            url_name="meetings:calendar",
            order=50,
        )
        signal_handlers.connect()
