"""What editors build pages of; a file a subject, each with its template and a preview."""

from .action import CallToAction
from .contact import Contact, HoursTable
from .facts import Facts
from .fold import Accordion
from .listing import Listing
from .media import File, Picture, Video
from .text import Quote, Steps, Text

# Migrations name the blocks; order is that of the editors' menu.
BODY_BLOCKS = [
    ("text", Text()),
    ("image", Picture()),
    ("quote", Quote()),
    ("steps", Steps()),
    ("facts", Facts()),
    ("accordion", Accordion()),
    ("file", File()),
    ("video", Video()),
    ("call_to_action", CallToAction()),
    ("listing", Listing()),
    ("contact", Contact()),
    ("hours", HoursTable()),
]

__all__ = ["BODY_BLOCKS"]
