"""For `make run`: demo accounts, mail in a folder, helpful errors, loopback only."""

from .base import *

DEBUG = env.bool("DEBUG", default=False)
# Known to everybody: good for a demo on loopback alone. Production refuses it.
SECRET_KEY = env.str("SECRET_KEY", default="insecure-development-key-known-to-everybody")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DEMO_ALLOWED = True
SERVER_TIMING = env.bool("SERVER_TIMING", default=True)
DEVELOPMENT_PAGES = True
TEMPLATES[0]["OPTIONS"]["auto_reload"] = env.bool("TEMPLATE_RELOAD", default=False)
