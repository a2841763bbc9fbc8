"""The page tags of the guideline for government sites (政府网站发展指引, annex 网页设计规范): site, column, content.

A home page carries the site tags, a list page the column tags as well, a content page all three.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from gongkai.lib.ui.parts import Text


@dataclass(frozen=True)
class ColumnMeta:
    """A column (栏目). type: the class of the column, as 政策文件 or 政府信息公开年报. description: a whole sentence."""

    name: Text
    description: Text
    keywords: tuple[Text, ...]
    type: Text


@dataclass(frozen=True)
class ArticleMeta:
    """A content page. published_at is written in minutes of local time; url is the permanent address."""

    title: Text
    published_at: datetime
    source: Text
    keywords: tuple[Text, ...] = ()
    author: Text = ""
    description: Text = ""
    images: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True)
class PageMeta:
    column: ColumnMeta | None = None
    article: ArticleMeta | None = None

    def tags(self) -> list[tuple[str, str]]:
        """Names and contents in the order of the guideline; what is empty is left out, never written empty."""
        pairs = _of_column(self.column) + _of_article(self.article)
        return [(name, content) for name, content in pairs if content]


def _of_column(column: ColumnMeta | None) -> list[tuple[str, str]]:
    if column is None:
        return []
    return [
        ("ColumnName", str(column.name)),
        ("ColumnDescription", str(column.description)),
        ("ColumnKeywords", _joined(column.keywords)),
        ("ColumnType", str(column.type)),
    ]


def _of_article(article: ArticleMeta | None) -> list[tuple[str, str]]:
    if article is None:
        return []
    moment = article.published_at
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return [
        ("ArticleTitle", str(article.title)),
        ("PubDate", local.strftime("%Y-%m-%d %H:%M")),
        ("ContentSource", str(article.source)),
        ("Keywords", _joined(article.keywords)),
        ("Author", str(article.author)),
        ("Description", str(article.description)),
        *(("Image", image) for image in article.images),
        ("Url", article.url),
    ]


def _joined(words: tuple[Text, ...]) -> str:
    return "，".join(str(word) for word in words)
