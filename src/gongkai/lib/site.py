"""Who runs this site: the official slots of head and foot. Given by the environment (GONGKAI_SITE_…), shown as given.

A slot that is not filled is not shown: an empty place says nothing false, an invented number would.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

FAULT_REPORT = "https://zfwzgl.www.gov.cn/exposure/jiucuo.html"
BODY_MARK = "https://bszs.conac.cn/sitename"
POLICE_FILING = "https://beian.mps.gov.cn/#/query/webSearch"
ICP_FILING = "https://beian.miit.gov.cn/"


@dataclass(frozen=True)
class Site:
    """name: 网站名称; domain: host only; id_code: 网站标识码 (10 digits or bm and 8); body_mark: id of 党政机关标识;
    icp, police: the filing numbers as issued; sponsor: 主办单位; organiser: 承办单位.
    """

    name: str = "政府信息公开平台"
    domain: str = ""
    id_code: str = ""
    body_mark: str = ""
    icp: str = ""
    police: str = ""
    sponsor: str = ""
    organiser: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""

    @property
    def has_contact(self) -> bool:
        return any((self.sponsor, self.organiser, self.phone, self.email, self.address))

    @property
    def has_filings(self) -> bool:
        return any((self.id_code, self.icp, self.police))

    @property
    def body_mark_url(self) -> str:
        return f"{BODY_MARK}?{urlencode({'method': 'show', 'id': self.body_mark})}" if self.body_mark else ""

    @property
    def police_url(self) -> str:
        digits = "".join(sign for sign in self.police if sign.isdigit())
        return f"{POLICE_FILING}?{urlencode({'code': digits})}" if digits else ""

    def fault_report_url(self, page: str) -> str:
        """我为政府网站找错, for a page given by its full address; the entry needs the site's code."""
        return f"{FAULT_REPORT}?{urlencode({'site_code': self.id_code, 'url': page})}" if self.id_code else ""

    def tags(self) -> list[tuple[str, str]]:
        """The three page tags that every page of the site carries."""
        pairs = [("SiteName", self.name), ("SiteDomain", self.domain), ("SiteIDCode", self.id_code)]
        return [(name, content) for name, content in pairs if content]


def current() -> Site:
    """The site of this instance."""
    site: Site = settings.SITE
    return site


def origin() -> str:
    """Scheme and domain of the public site, as `https://www.example.gov.cn`; empty where no domain is set."""
    scheme = "https" if settings.SECURE_SSL_REDIRECT else "http"
    return f"{scheme}://{current().domain}" if current().domain else ""


def whole_address(request: HttpRequest, path: str) -> str:
    """A path with scheme and domain: those of the site, so that a page says the same to whoever asks for it.

    Where no domain is set, those of the request.
    """
    return f"{origin()}{path}" if origin() else request.build_absolute_uri(path)
