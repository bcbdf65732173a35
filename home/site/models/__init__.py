"""What editors publish for everyone."""

from .base import PortalPage
from .home import HomePage
from .pages import ContentPage, HelpPage, SectionPage
from .settings import SiteSettings

__all__ = ["ContentPage", "HelpPage", "HomePage", "PortalPage", "SectionPage", "SiteSettings"]
