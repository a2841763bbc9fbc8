"""One process on one machine: a laptop or a township. Plain HTTP, files served without collecting them."""

from gongkai.project.settings.base import *  # noqa: F403 (settings modules are layered this way)

STATIC_ROOT = None  # nothing is collected: files are served from where they stand
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
