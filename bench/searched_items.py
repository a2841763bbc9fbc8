"""Items with generated Chinese text for bench_search_items: what they say, what is asked, and the rows themselves."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parent))
from quick_rows import insert, loading, next_key

BODIES = 40
FIRST, DAYS = date(2012, 1, 4), 14 * 365
VOCABULARY = (
    "工程 建设 农田 水利 财政 预算 决算 公开 信息 通知 公告 规划 土地 征收 补偿 安置 方案 批复 医疗 保障 教育 学校 招生 就业 培训 养老 服务 "
    "社会 救助 低保 标准 环境 保护 污染 治理 食品 药品 安全 监督 检查 处罚 许可 企业 项目 投资 采购 招标 中标 结果 公示 交通 道路 施工 管理 "
    "办法 实施 意见 工作 开展 推进 落实 责任 部门 单位 居民 群众 资金 使用 审计 整改 应急 预案 防汛 抗旱 消防 演练 文化 旅游 体育 卫生 防疫 "
    "疫苗 接种 户籍 身份 住房 租赁 优化 营商 政策 解读 征求 听证 会议 纪要 领导 分工 机构 职能 统计 月度 季度 年度 农业 林业 渔业 气象 地震 "
    "档案 图书 社区 村务 扶贫 振兴 耕地 宅基 用水 用电 燃气 供热 公交 停车 绿化 广场 河道 水库 大坝 隧道 桥梁 铁路 航运 邮政 通信 数据 平台"
)
WORDS = VOCABULARY.split()
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "国强建华文军志明晓红秀英玉兰春梅德胜"
KINDS = ("notice", "official_document", "planning", "budget", "livelihood", "supervision", "meeting", "other")


def sentence(chance: random.Random, words: int) -> str:
    return "".join(chance.choices(WORDS, WEIGHTS, k=words))


WEIGHTS = [1 / (place + 3) ** 0.8 for place in range(len(WORDS))]


def name_of(number: int) -> str:
    """The person in charge of every fiftieth item."""
    return SURNAMES[number % 16] + GIVEN[number // 16 % 18] + GIVEN[number // 288 % 18]


@dataclass(frozen=True)
class Text:
    """What is said in item `number`."""

    title: str
    summary: str
    body: str
    document_no: str
    day: date


@cache
def _clauses() -> list[str]:
    """Of six words each. Drawing every word of a million texts would take longer than indexing them."""
    chance = random.Random("clauses")
    return [sentence(chance, 6) for _ in range(50_000)]


def text_of(number: int) -> Text:
    chance = random.Random(number)
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    drawn = chance.choices(_clauses(), k=20)
    lines = ["，".join(drawn[at : at + 4]) + "。" for at in range(0, 20, 4)]
    if number % 50 == 0:
        lines.append(f"联系人：{name_of(number // 50)}。")
    title = f"清源县关于{sentence(chance, 7)}的通知"
    html = "".join(f"<p>{line}</p>" for line in lines)
    return Text(title, sentence(chance, 15), html, f"清政发〔{day.year}〕{number % 4000 + 1}号", day)


# What is asked.


@dataclass(frozen=True)
class Asked:
    """One question. words: as LIKE looks for them. more: what else stands in the address."""

    kind: str
    words: str
    more: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        return f"/search/?{urlencode([('q', self.words), *self.more])}"


def questions() -> list[Asked]:
    """The same classes at every size; phrases, numbers and names are those of items that are there at the smallest."""
    texts = [text_of(number) for number in range(0, 400, 50)]
    return [
        *(Asked("frequent word", word) for word in (*WORDS[:6], "清源县", "通知")),
        *(Asked("rarer word", word) for word in WORDS[-6:]),
        *(Asked("long phrase", one.title[5:17]) for one in texts),
        *(Asked("number", one.document_no.replace("〔", "[").replace("〕", "]")) for one in texts),
        *(Asked("name", name_of(number)) for number in range(8)),
        *(Asked("two words", f"{WORDS[at]} {WORDS[at + 40]}") for at in range(0, 30, 5)),
        *(Asked("one facet", word, (("kind", "budget"),)) for word in WORDS[:4]),
        *(Asked("by date", word, (("sort", "date"),)) for word in WORDS[:4]),
        Asked("nothing", "查无此语"),
    ]  # fmt: skip


# The rows.


def founded() -> tuple[list[Any], Any, Any]:
    """Bodies, one column and its author in an empty instance."""
    from gongkai.apps.agencies import services
    from gongkai.apps.agencies.roles import Role
    from gongkai.apps.proactive.models import Column

    passwords = dict.fromkeys(
        (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR), "a-Long-5ecret-1"
    )
    founding = services.found_platform(
        name="清源县人民政府", short_name="清源县", kind="government", level="county", founded_on=date(2010, 1, 4),
        passwords=passwords,
    )  # fmt: skip
    admin = founding.accounts[Role.SYSTEM_ADMINISTRATOR].staff
    bodies = [
        services.create_agency(
            admin, parent=founding.agency, name=f"清源县第{number}局", kind="department", level="county",
            founded_on=date(2010, 1, 4),
        )
        for number in range(BODIES)
    ]  # fmt: skip
    column = Column.objects.create(agency=founding.agency, code="all", name="公开信息", kind="other")
    return bodies, column, admin


VERSION = ("id", "item_id", "title", "summary", "document_no", "formed_on", "body")
ITEM = (
    "id", "agency_id", "kind", "newest_id", "published_id", "index_no", "document_no", "formed_on", "published_at", "renewed_at",
)  # fmt: skip


def fill(bodies: list[Any], column: Any, author: Any, first: int, last: int) -> None:
    """Items number first to last, all of them public."""
    from gongkai.apps.proactive.models import Item, ItemVersion

    item_key, version_key = next_key(Item) - first, next_key(ItemVersion) - first
    like = Item(column=column, is_public=True, state="published")
    said = ItemVersion(number=1, author=author, column=column, attribute="proactive")

    def versions() -> Iterator[tuple[object, ...]]:
        for number in range(first, last):
            one = text_of(number)
            yield (
                version_key + number, item_key + number, one.title, one.summary, one.document_no, str(one.day), one.body,
            )  # fmt: skip

    def items() -> Iterator[tuple[object, ...]]:
        for number in range(first, last):
            key, day = item_key + number, random.Random(number).randrange(DAYS)
            at = f"{FIRST + timedelta(days=day)} 02:00:00"
            yield (
                key, bodies[number % BODIES].pk, KINDS[number % len(KINDS)], version_key + number, version_key + number,
                f"Q-{key}", f"清政发〔{at[:4]}〕{number % 4000 + 1}号", at[:10], at, at,
            )  # fmt: skip

    with loading(Item, ItemVersion):
        insert(like, ITEM, items())
        insert(said, VERSION, versions())
