"""Rules about the addresses in a text: badly written, leading into the house, or found dead by who followed them."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from gongkai.release.content import shortened
from gongkai.release.draft.rules.making import K19, Said, draft_rule
from gongkai.release.draft.subject import Draft, LinkState
from gongkai.rules import Level, Source

_SCHEMES = frozenset(("http", "https"))
_SPOKEN = frozenset(("mailto", "tel"))
_OWN = re.compile(r"attachment:\d{1,12}")
_DRIVE = re.compile(r"^(?:file:|[A-Za-z]:[\\/]|\\\\)", re.IGNORECASE)
_HALF = re.compile(r"https?/|https?:(?!//)|https?:///|https?://https?:?/|https?：|www\.", re.IGNORECASE)
_INSIDE = (".local", ".lan", ".internal", ".intranet", ".localdomain", ".home", ".corp")
_TAIL = "。，、；：”）》"


def fault_of(address: str) -> str:
    """What is wrong with an address, as the end of a sentence; "" where nothing is known against it."""
    if not address or address == "#":
        return "是空的，点了没有反应"
    if _DRIVE.match(address):
        return "指向本人电脑或者共享盘里的文件，别人打不开，还会带出内部路径"
    if any(sign.isspace() for sign in address) or address.endswith(tuple(_TAIL)):
        return "中有空格，或者末尾多了标点"
    if address.startswith(("#", "/", "./", "../", "?")) and not address.startswith("//"):
        return ""
    if _OWN.fullmatch(address):
        return ""
    try:
        parts = urlsplit(address)
        _ = parts.port  # it is read only now, and refuses what is no number
    except ValueError:
        return "写法不对"
    if _HALF.match(address):
        return "写法不对，网址应以http://或者https://开头"
    return _fault_of_parts(parts)


def _fault_of_parts(parts: SplitResult) -> str:
    if not parts.scheme and not parts.netloc:
        return ""  # an address beside this page
    if parts.scheme in _SPOKEN:
        return "" if parts.path else "写法不对，没有写明对方"
    if parts.scheme and parts.scheme not in _SCHEMES:
        return f"以“{shortened(parts.scheme, 20)}:”开头，读者的浏览器打不开"
    host = (parts.hostname or "").rstrip(".")
    if not host:
        return "写法不对，没有网站名"
    if parts.username is not None:
        return "里写着用户名或者密码"
    return _fault_of_host(host)


def _fault_of_host(host: str) -> str:
    inside = f"指向内部网络的地址“{shortened(host, 30)}”，外面打不开，还会带出内部结构"
    if host == "localhost" or host.endswith((*_INSIDE, ".localhost")):
        return inside
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return "" if "." in host and ".." not in host else inside
    return "" if number.is_global else inside


def _bad(draft: Draft) -> Iterator[Said]:
    for link in draft.page.links:
        if fault := fault_of(link.address):
            name = f"“{shortened(link.words, 20)}”" if link.words else ""
            yield Said(
                f"第{link.number}个链接{name}的地址（{shortened(link.address)}）{fault}；请改正或者去掉。",
                f"link/{link.number}", link.address,
            )  # fmt: skip
    for picture in draft.page.pictures:
        if not picture.address.startswith("data:image/") and (fault := fault_of(picture.address)):
            yield Said(
                f"第{picture.number}张图片的地址（{shortened(picture.address)}）{fault}；请重新上传图片。",
                f"picture/{picture.number}", picture.address,
            )  # fmt: skip


def _dead(draft: Draft) -> Iterator[Said]:
    for link in draft.page.links:
        state = draft.links.get(link.address, LinkState.GOOD)
        where = f"第{link.number}个链接（{shortened(link.address)}）"
        if state is LinkState.DEAD:
            yield Said(f"{where}打不开；请改成现在的地址或者去掉。", f"link/{link.number}", link.address)
        elif state is LinkState.SUSPECTED:
            yield Said(
                f"{where}检查时没有打开，可能是暂时的；请人工点开看一看。",
                f"link/{link.number}", link.address, Level.REMARK,
            )  # fmt: skip


LINKS = (
    draft_rule(
        "RG-LINK", "链接地址不对", _bad,
        catches="空的、写错的、指向本机文件（file:、盘符、共享盘）、localhost、内网地址和单个主机名的链接；图片的地址同样检查。",
        why="从Word和内部系统粘贴来的链接常常指向内网，外面打不开，还暴露内部地址。",
        source=Source(K19, "扣分指标“链接可用性”", "unverified"), level=Level.ERROR,
        passing="https://www.example.gov.cn/a.html", failing="http://192.168.1.8/oa/a.html",
    ),
    draft_rule(
        "RG-DEAD", "打不开的链接", _dead,
        catches="检查链接的程序报告打不开的链接；只有403、404算打不开，其他的只作备注。",
        why="首页和其他页面上的错链、断链逐个扣分。",
        source=Source(K19, "扣分指标“链接可用性”", "unverified"), level=Level.WARNING,
        passing="链接都能打开。", failing="链接返回404。",
    ),
)  # fmt: skip
