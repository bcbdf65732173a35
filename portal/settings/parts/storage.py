"""Static files by WhiteNoise; media in a folder, or in S3-compatible storage by environment."""

from .paths import BASE_DIR, DATA_DIR, env

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "portal" / "static"]
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o640

_media = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
}
if env.str("S3_BUCKET", default=""):
    _media = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env.str("S3_BUCKET"),
            "endpoint_url": env.str("S3_ENDPOINT_URL", default=None),
            "access_key": env.str("S3_ACCESS_KEY", default=None),
            "secret_key": env.str("S3_SECRET_KEY", default=None),
            "region_name": env.str("S3_REGION", default=None),
            "default_acl": "private",
            "querystring_auth": True,
            "file_overwrite": False,
        },
    }
# What councils and groups keep for themselves lies apart: no page of administrators lists it.
COUNCIL_FILES = DATA_DIR / "councils"
GROUP_FILES = DATA_DIR / "groups"


def _apart(folder):
    if "OPTIONS" in _media:
        return {**_media, "OPTIONS": {**_media["OPTIONS"], "location": folder.name}}
    return {**_media, "OPTIONS": {"location": folder, "base_url": None}}


STORAGES = {
    "default": _media,
    "councils": _apart(COUNCIL_FILES),
    "groups": _apart(GROUP_FILES),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
