"""Rules about dates and document numbers that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongkai.release.draft.rules.making import G47, K19, Said, draft_rule
from gongkai.release.draft.subject import Draft
from gongkai.rules import Level, Source

_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}[〔\[［（(]\s*((?:19|20)\d\d)\s*[〕\]］）)]\s*(?:第\s*)?\d{1,5}\s*号"
)
_DAY = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_CHINESE_DAY = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DIGITS = {sign: str(number) for number, sign in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}
_HEAD, _FOOT = 12, 12  # passages in which a document gives its own number, and is signed


def _plain(number: str) -> str:
    return re.sub(r"\s|第", "", number).translate(str.maketrans("[［（(]］）)", "〔〔〔〔〕〕〕〕"))


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _formed_late(draft: Draft) -> Iterator[Said]:
    formed, published = draft.formed_on, draft.published_on
    if formed and published and formed > published:
        said = f"成文日期{_words(formed)}晚于发布日期{_words(published)}；请核对，不得改动发布日期来凑。"
        yield Said(said, "metadata/formed_on")


def _early_effect(draft: Draft) -> Iterator[Said]:
    formed, effective = draft.formed_on, draft.effective_on
    if formed and effective and effective < formed and not draft.early_effect_reason.strip():
        said = f"施行日期{_words(effective)}早于成文日期{_words(formed)}，没有写明原因；请核对，确需溯及既往的写明依据。"
        yield Said(said, "metadata/effective_on")


def _ends_early(draft: Draft) -> Iterator[Said]:
    starts = draft.effective_on or draft.formed_on
    ends = (("有效期截止日", "expires_on", draft.expires_on), ("废止日期", "repealed_on", draft.repealed_on))
    for label, code, day in ends:
        if starts and day and day < starts:
            said = f"{label}{_words(day)}早于{'施行' if draft.effective_on else '成文'}日期{_words(starts)}；请核对。"
            yield Said(said, f"metadata/{code}")


def _other_number(draft: Draft) -> Iterator[Said]:
    """A number that stands alone at the head is the document's own; one inside a sentence names another."""
    if not draft.document_no.strip():
        return
    own = _plain(draft.document_no)
    for passage in draft.content.passages[:_HEAD]:
        if _NUMBER.fullmatch(passage.text.strip()) and (printed := _plain(passage.text)) != own:
            said = f"{passage.where}印着文号“{passage.text.strip()}”，元数据中是“{draft.document_no}”；请核对后统一。"
            yield Said(said, passage.anchor, printed)


def _other_year(draft: Draft) -> Iterator[Said]:
    found = _NUMBER.search(draft.document_no)
    if found and draft.formed_on and int(found[1]) != draft.formed_on.year:
        said = f"文号“{draft.document_no}”是{found[1]}年的，成文日期却是{_words(draft.formed_on)}；请核对。"
        yield Said(said, "metadata/document_no")


def _signed_otherwise(draft: Draft) -> Iterator[Said]:
    """A date that stands alone at the foot is that of the signature. One that agrees is enough: annexes have their own."""
    if draft.formed_on is None:
        return
    signed = [(one, day) for one in draft.content.passages[-_FOOT:] if (day := _day_alone(one.text))]
    if signed and draft.formed_on not in [day for _, day in signed]:
        passage, day = signed[0]
        said = f"{passage.where}的落款日期是{_words(day)}，元数据中的成文日期是{_words(draft.formed_on)}；请核对后统一。"
        yield Said(said, passage.anchor, passage.text.strip())


def _day_alone(text: str) -> date | None:
    plain = "".join(text.split())
    if found := _DAY.fullmatch(plain):
        numbers = [int(part) for part in found.groups()]
    elif found := _CHINESE_DAY.fullmatch(plain):
        year, month, day = found.groups()
        numbers = [int("".join(_DIGITS[sign] for sign in year)), _small(month), _small(day)]
    else:
        return None
    try:
        return date(*numbers)
    except ValueError:
        return None


def _small(words: str) -> int:
    """一 to 三十一; 0 for what is no number."""
    tens, ten, ones = words.rpartition("十")
    high = int(_DIGITS.get(tens, "1" if ten and not tens else "0"))
    return (high * 10 if ten else 0) + (int(_DIGITS.get(ones, "0")) if ones else 0)


_LIFE = Source(G47, "文件修改、废止、失效的标注")
_LAYOUT = Source("党政机关公文格式（GB/T 9704-2012）", "7.2.5、7.3.5", "unverified")
DATES = (
    draft_rule(
        "RG-FORMED", "成文晚于发布", _formed_late,
        catches="成文日期晚于发布日期。", why="文件不能在形成以前公开；伪造发稿日期是政府网站检查的单项否决内容。",
        source=Source(K19, "单项否决“安全、泄密事故等严重问题”"), level=Level.ERROR,
        passing="4月1日成文，4月3日发布。", failing="4月3日成文，4月1日发布。",
    ),
    draft_rule(
        "RG-EFFECT", "施行早于成文", _early_effect,
        catches="施行日期早于成文日期而没有写明原因。", why="法不溯及既往是原则，例外要有依据；更常见的是日期录错。",
        source=Source("立法法", "第一百零四条", "unverified"), level=Level.WARNING,
        passing="4月1日成文，5月1日施行。", failing="4月1日成文，1月1日施行，没有说明。",
    ),
    draft_rule(
        "RG-EXPIRY", "失效早于施行", _ends_early,
        catches="有效期截止日或者废止日期早于施行日期（没有施行日期的，早于成文日期）。",
        why="有效性由这些日期算出，录反了就会把有效文件标成失效。", source=_LIFE, level=Level.ERROR,
        passing="2024年5月1日施行，有效期至2029年4月30日。", failing="2024年5月1日施行，有效期至2023年4月30日。",
    ),
    draft_rule(
        "RG-DOCNO", "正文文号不符", _other_number,
        catches="正文开头独占一行的文号与元数据中的文号不同；括号的写法不计较，句子里引用的文号不比较。",
        why="套用旧文件时最容易忘改文号，读者按错误的文号找不到文件。", source=_LAYOUT, level=Level.WARNING,
        passing="正文印“清政发〔2024〕3号”，元数据相同。", failing="正文印“清政发〔2023〕3号”，元数据是“清政发〔2024〕3号”。",
    ),
    draft_rule(
        "RG-DOCYEAR", "文号年份不符", _other_year,
        catches="文号里的年份与成文日期的年份不同。", why="文号年份就是成文的年份，不同时有一个录错了。",
        source=_LAYOUT, level=Level.WARNING,
        passing="清政发〔2024〕3号，2024年4月1日成文。", failing="清政发〔2023〕3号，2024年4月1日成文。",
    ),
    draft_rule(
        "RG-SIGNED", "落款日期不符", _signed_otherwise,
        catches="正文末尾独占一行的日期（数字或者汉字）都与成文日期不同。",
        why="成文日期以落款为准，20个工作日的公开期限从这一天起算。", source=_LAYOUT, level=Level.WARNING,
        passing="落款2024年4月1日，成文日期2024年4月1日。", failing="落款2024年3月1日，成文日期2024年4月1日。",
    ),
)  # fmt: skip
