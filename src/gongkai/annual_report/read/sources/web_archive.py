"""A page saved with its pictures in one file (.mht, .mhtml; 网页，单个文件): a mail whose first HTML part is the page."""

from __future__ import annotations

import re
from email import message_from_bytes

from gongkai.annual_report.read.sources.limits import too_deep
from gongkai.annual_report.read.sources.unreadable import Unreadable

MAX_MULTIPARTS = 20  # browsers and Word write one or two; the parser calls itself for each inside another
_HEAD = 4096
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_MULTIPART = re.compile(rb"content-type:\s*multipart/", re.IGNORECASE)


def is_web_archive(data: bytes) -> bool:
    head = data[:_HEAD]
    return b"mime-version:" in head.lower() and _RELATED.search(head) is not None


def page_of_web_archive(data: bytes) -> bytes:
    """The bytes of the page, in whatever encoding it was saved. Raises Unreadable where the file holds no page."""
    if len(_MULTIPART.findall(data)) > MAX_MULTIPARTS:
        raise too_deep("网页文件（.mht）的内容", MAX_MULTIPARTS)
    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                return content
    raise Unreadable(
        "empty", "这个网页文件（.mht）里没有网页内容，请在浏览器中打开后另存为“网页，仅HTML”再上传。"
    )
