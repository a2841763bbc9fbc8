"""A site with a domain of its own, as whoever writes its files needs one."""

from contextlib import AbstractContextManager

from django.test import override_settings

from gongkai.lib.site import Site

DOMAIN = "www.example.gov.cn"


def on_site(name: str = "") -> AbstractContextManager[None]:
    site = Site(name=name, domain=DOMAIN, phone="0711-0000000")
    return override_settings(SITE=site, ALLOWED_HOSTS=[DOMAIN, "testserver"])
