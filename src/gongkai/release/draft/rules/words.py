"""Rules about the words of a draft and of its metadata: wrong expressions, what is missing, an empty text."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.release.content import shortened
from gongkai.release.draft.lexicon import KIND_LABELS, Word
from gongkai.release.draft.rules.making import K19, REGULATION, Said, draft_rule
from gongkai.release.draft.subject import Draft
from gongkai.rules import Level, Source

_AROUND = 8


def _wrong(draft: Draft) -> Iterator[Said]:
    for passage in draft.content.passages:
        for at, word in draft.lexicon.hits(passage.text, draft.formed_on):
            end = at + len(word.wrong)
            near = shortened(passage.text[max(0, at - _AROUND) : end + _AROUND])
            said = (
                f"{passage.where}的“{word.wrong}”（{KIND_LABELS[word.kind]}）{_instead(word)}；见“{near}”。"
            )
            yield Said(said, passage.anchor, word.wrong, word.severity)


def _instead(word: Word) -> str:
    since = f"自{word.wrong_from.isoformat()}起" if word.wrong_from else ""
    right = f"{since}应为“{word.right}”" if word.right else f"{since}不应再用"
    return f"{right}，{word.note}" if word.note else right


def _missing(draft: Draft) -> Iterator[Said]:
    for code, label in draft.required:
        if not draft.metadata.get(code, "").strip():
            yield Said(f"没有填写“{label}”；请补上再送审。", f"metadata/{code}")


def _empty(draft: Draft) -> Iterator[Said]:
    if draft.page.words:
        return
    if draft.page.has_pictures:
        yield Said(
            "正文只有图片、音频或者视频，没有文字，搜索不到，看不见的人也读不到；请补上文字说明。",
            level=Level.WARNING,
        )
    else:
        yield Said("正文是空的；请写上内容，或者不要发布。")


WORDS = (
    draft_rule(
        "RG-WORDS", "错误表述", _wrong,
        catches="词库里的错误写法：过时的机构名称、已经废止的法律法规、撤销的地名、不规范的称谓和错别字；按成文日期判断，当时正确的不提示，写明“原”“已废止”的不提示。",
        why="严重表述错误是政府网站检查的单项否决内容；机构改革和法律更替以后，旧名称最容易留在模板里。",
        source=Source(K19, "单项否决“安全、泄密事故等严重问题”"), level=Level.WARNING,
        passing="2017年成文：报国土资源部备案。", failing="2024年成文：报国土资源部备案。",
    ),
    draft_rule(
        "RG-REQUIRED", "缺少元数据", _missing,
        catches="这一类信息必须填写而没有填写的项目，各类信息的必填项由使用者给出。",
        why="目录要有索引、名称、内容概述、生成日期；检查还看文号、有效性、发布机关。",
        source=Source(REGULATION, "第十二条"), level=Level.ERROR,
        passing="规范性文件填了文号、成文日期和发布机关。", failing="规范性文件没有填文号。",
    ),
    draft_rule(
        "RG-EMPTY", "正文为空", _empty,
        catches="没有文字的正文；只有图片、音频、视频的，提醒补上文字。",
        why="空白页面是栏目检查的扣分内容，点进来的人什么也看不到。",
        source=Source(K19, "单项否决“栏目不更新”（空白栏目）"), level=Level.ERROR,
        passing="正文有一段话。", failing="正文只有几个空行。",
    ),
)  # fmt: skip
