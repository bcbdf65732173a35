"""For real use. Refuses to start with anything insecure and says what to set."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .parts.production_checks import problems

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
)
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_SECURE = True
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=True)
DEVELOPMENT_PAGES = False
CHECK_OUTSIDE_LINKS = env.bool("CHECK_OUTSIDE_LINKS", default=True)

_problems = problems(
    secret_key=SECRET_KEY,
    debug=env.bool("DEBUG", default=False),
    hosts=ALLOWED_HOSTS,
    base_url=env.str("BASE_URL", default=""),
    demo=env.bool("DEMO", default=False),
    email_url=EMAIL_URL,
    from_email=env.str("DEFAULT_FROM_EMAIL", default=""),
)
if _problems:
    raise ImproperlyConfigured("\n".join(_problems))
