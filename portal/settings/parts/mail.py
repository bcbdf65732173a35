"""Mail: a folder in development, a server by `EMAIL_URL` elsewhere."""

from .paths import DATA_DIR, env

MAIL_FOLDER = DATA_DIR / "mail"
EMAIL_URL = env.str("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(MAIL_FOLDER)
# A mail service tells here, with this token, which mail came back; empty: nobody may.
MAIL_WEBHOOK_TOKEN = env.str("MAIL_WEBHOOK_TOKEN", default="")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Portaal <no-reply@demo.example>")
SERVER_EMAIL = env.str("SERVER_EMAIL", default=DEFAULT_FROM_EMAIL)
