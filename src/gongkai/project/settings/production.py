"""A county and more: behind a proxy, over HTTPS, with collected and hashed files."""

from django.core.exceptions import ImproperlyConfigured

from gongkai.project.settings.base import *  # noqa: F403 (settings modules are layered this way)
from gongkai.project.settings.base import ENV, PROXIES

if not ENV.is_given("GONGKAI_HOSTS"):
    raise ImproperlyConfigured("没有设置环境变量 GONGKAI_HOSTS；请填写网站的域名，多个域名用逗号分隔。")

HTTPS = ENV.flag("GONGKAI_HTTPS")
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
