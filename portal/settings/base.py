"""What all settings share; one subject a file under `parts/`."""

from .parts.accounts import *
from .parts.apps import *
from .parts.database import *
from .parts.languages import *
from .parts.logging import *
from .parts.mail import *
from .parts.paths import *
from .parts.security import *
from .parts.services import *
from .parts.storage import *
from .parts.templates import *
from .parts.wagtail import *

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DEMO_ALLOWED = False
