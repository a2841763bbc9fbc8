"""Search over published items, at 10,000 and at ten or a hundred times as many, beside LIKE and PostgreSQL's full text.

    python bench/bench_search_items.py [--rows 10000 100000] [--rounds 5] [--like 2] [--postgres-rows 100000] [--show]

    python bench/bench_search_items.py --rows 10000 1000000 --postgres-rows 1000000    (takes an hour)

Items with generated Chinese text are rows of an empty instance, indexed by `gongkai search rebuild`. The public search
page is asked for through the whole application, with a fixed set of questions of eight classes: frequent and rare words
of two characters, long phrases, document numbers, names, two words, one value of a facet, by date. Its time at the larger
number stands beside its time at the smaller (goal 3 x, of p95), the engine alone beside it. The same words are looked
for with LIKE on the same SQLite rows, and on PostgreSQL with its own configuration `simple` on the text as it is, with
our pairs fed to it, and with LIKE over pg_trgm where it is there. Our side and SQLite: processor time of this process;
PostgreSQL: wall clock of every round. One run on one machine; the ratios are what counts.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from ledger_pages import thrown_away

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
GOAL, QUERIES_GOAL = 3.0, 8
BODIES, BATCH = 40, 2000
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


def text_of(number: int) -> Text:
    chance = random.Random(number)
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    lines = ["，".join(sentence(chance, 6) for _ in range(4)) + "。" for _ in range(5)]
    if number % 50 == 0:
        lines.append(f"联系人：{name_of(number // 50)}。")
    title = f"清源县关于{sentence(chance, 7)}的通知"
    html = "".join(f"<p>{line}</p>" for line in lines)
    return Text(title, sentence(chance, 15), html, f"清政发〔{day.year}〕{number % 4000 + 1}号", day)


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


def fill(bodies: list[Any], column: Any, author: Any, first: int, last: int) -> None:
    for start in range(first, last, BATCH):
        _fill(bodies, column, author, range(start, min(start + BATCH, last)))


def _fill(bodies: list[Any], column: Any, author: Any, numbers: range) -> None:
    from django.db import connection, transaction

    from gongkai.apps.proactive.models import Item, ItemVersion

    texts = [text_of(number) for number in numbers]
    with transaction.atomic():
        items = Item.objects.bulk_create(
            Item(agency=bodies[number % BODIES], kind=KINDS[number % len(KINDS)], column=column)
            for number in numbers
        )
        versions = ItemVersion.objects.bulk_create(
            ItemVersion(
                item=item, number=1, author=author, title=text.title, summary=text.summary, column=column,
                document_no=text.document_no, formed_on=text.day, attribute="proactive", body=text.body,
            )
            for item, text in zip(items, texts, strict=True)
        )  # fmt: skip
        moments = [datetime(one.day.year, one.day.month, one.day.day, 2, tzinfo=UTC) for one in texts]
        values = [
            (version.pk, version.pk, f"Q-{item.pk}", text.document_no, text.day, at, at, item.pk)
            for item, version, text, at in zip(items, versions, texts, moments, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.executemany(PUBLISHED, values)


PUBLISHED = """UPDATE proactive_item SET newest_id = %s, published_id = %s, index_no = %s, document_no = %s, formed_on = %s,
    published_at = %s, renewed_at = %s, is_public = 1, state = 'published' WHERE id = %s"""


# Our side.


def page_works(asked: list[Asked]) -> list[tuple[Asked, Callable[[], object]]]:
    from django.test import Client

    browser = Client()

    def opened(one: Asked) -> None:
        if browser.get(one.address).status_code != 200:
            raise SystemExit(one.address)

    return [(one, partial(opened, one)) for one in asked]


def engine_works(asked: list[Asked]) -> list[tuple[Asked, Callable[[], object]]]:
    from gongkai.apps.search_index.facets import KNOWN
    from gongkai.apps.search_index.queries import engine
    from gongkai.lib.search.port import PUBLIC, By, Facet, Question

    def asking(one: Asked) -> Callable[[], object]:
        more = dict(one.more)
        question = Question(
            one.words, frozenset({PUBLIC}), counted=tuple(known.facet for known in KNOWN),
            facets={Facet.KIND: more["kind"]} if "kind" in more else {},
            by=By.DATE if "sort" in more else By.RELEVANCE,
        )  # fmt: skip
        return lambda: engine().query(question)

    return [(one, asking(one)) for one in asked]


Times = dict[str, list[float]]


def taken(works: list[tuple[Asked, Callable[[], object]]], rounds: int, clock: Callable[[], float]) -> Times:
    """Milliseconds of each question in each round, by class; the first of all fills caches and is left out."""
    found: Times = {}
    for _one, work in works:
        work()
    for _ in range(rounds):
        for one, work in works:
            start = clock()
            work()
            found.setdefault(one.kind, []).append((clock() - start) * 1000)
    return found


def quantile(times: Times, share: float) -> float:
    ordered = sorted(value for values in times.values() for value in values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


# What it is compared with.


def like_works(asked: list[Asked]) -> list[tuple[Asked, Callable[[], object]]]:
    """Number of hits and the newest twenty, as a list with LIKE would ask."""
    from django.db import connection

    def asking(one: Asked) -> Callable[[], object]:
        one_word = "(v.title LIKE %s OR v.summary LIKE %s OR v.body LIKE %s OR v.document_no LIKE %s)"
        words = one.words.replace("[", "〔").replace("]", "〕").split()
        where = f"FROM proactive_item i JOIN proactive_itemversion v ON v.id = i.published_id WHERE i.is_public AND {' AND '.join([one_word] * len(words))}"
        given = [f"%{word}%" for word in words for _ in range(4)]

        def ask() -> None:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT COUNT(*) {where}", given)
                cursor.execute(f"SELECT i.id {where} ORDER BY i.published_at DESC LIMIT 20", given)

        return ask

    return [(one, asking(one)) for one in asked]


class Postgres:
    """The same texts in a real PostgreSQL out of the wheel that the tests use, thrown away afterwards."""

    def __init__(self, rows: int) -> None:
        import psycopg

        from tests.postgres import Server

        self.server = Server()
        self.server.start()
        self.connection = psycopg.connect(self.server.url, autocommit=True)
        self._do("SET maintenance_work_mem = '512MB'")
        self._do("CREATE TABLE item (id int, day date, text text, pairs text)")
        with self.connection.cursor() as cursor, cursor.copy("COPY item FROM STDIN") as copy:
            for row in self._rows(rows):
                copy.write_row(row)
        self._do("CREATE INDEX ON item USING gin (to_tsvector('simple', text))")
        self._do("CREATE INDEX ON item USING gin (to_tsvector('simple', pairs))")
        self.has_trigrams = self._try("CREATE EXTENSION pg_trgm") and self._try(
            "CREATE INDEX ON item USING gin (text gin_trgm_ops)"
        )
        self._do("ANALYZE item")

    @staticmethod
    def _rows(rows: int) -> Iterator[tuple[int, date, str, str]]:
        from gongkai.lib.search import bigrams

        for number in range(rows):
            one = text_of(number)
            text = f"{one.title} {one.document_no} {one.summary} {one.body.replace('<p>', '').replace('</p>', ' ')}"
            yield number, one.day, text, " ".join(bigrams.terms(text))

    def works(self, way: str, asked: list[Asked]) -> list[tuple[Asked, Callable[[], object]]]:
        return [(one, partial(self.hits, way, one)) for one in asked]

    def hits(self, way: str, one: Asked) -> int:
        """Number of hits, and the best twenty where the way ranks."""
        from gongkai.lib.search import bigrams

        words = one.words.replace("[", "〔").replace("]", "〕")
        if way == "trgm":
            where, order = " AND ".join(["text LIKE %s"] * len(words.split())), "day DESC"
            given = [f"%{word}%" for word in words.split()]
        elif way == "own":
            where = "to_tsvector('simple', text) @@ plainto_tsquery('simple', %s)"
            order, given = "ts_rank(to_tsvector('simple', text), plainto_tsquery('simple', %s)) DESC", [words]
        else:
            phrases = [" ".join(bigrams.terms(word)) for word in words.split()]
            query = " && ".join(["phraseto_tsquery('simple', %s)"] * len(phrases))
            where = f"to_tsvector('simple', pairs) @@ ({query})"
            order, given = "day DESC", phrases
        number = self._do(f"SELECT COUNT(*) FROM item WHERE {where}", given)
        again = given * 2 if way == "own" else given
        self._do(f"SELECT id FROM item WHERE {where} ORDER BY {order} LIMIT 20", again)
        return number

    def _do(self, sql: str, given: list[str] | None = None) -> int:
        found = self.connection.execute(sql, given)
        row = found.fetchone() if found.description else None
        return int(row[0]) if row else 0

    def _try(self, sql: str) -> bool:
        import psycopg

        try:
            self._do(sql)
        except psycopg.Error:
            return False
        return True

    def stop(self) -> None:
        self.connection.close()
        self.server.stop()


def against_postgres(rows: int, asked: list[Asked], ours: Times, rounds: int) -> None:
    began = time.perf_counter()
    server = Postgres(rows)
    print(
        f"  PostgreSQL with {rows:,} of the rows, filled and indexed in {time.perf_counter() - began:.0f} s"
    )
    try:
        ways = {"own": "simple, text as it is", "pairs": "simple, fed with our pairs"}
        if server.has_trigrams:
            ways["trgm"] = "LIKE over pg_trgm"
        for way, label in ways.items():
            works = server.works(way, asked)
            found = sum(1 for one, work in works if one.kind != "nothing" and work())
            compared(
                label,
                taken(works, rounds, time.perf_counter),
                ours,
                f", finds anything for {found} of {len(asked) - 1}",
            )
    finally:
        server.stop()


def compared(label: str, theirs: Times, ours: Times, more: str = "") -> None:
    p50, p95 = quantile(theirs, 0.5), quantile(theirs, 0.95)
    share = p95 / quantile(ours, 0.95)
    print(f"    {label:28} p50 {p50:9.2f} ms, p95 {p95:9.2f} ms: {share:6.1f} x our engine{more}")


# The run.


@dataclass
class Measured:
    page: Times
    engine: Times


def measure(rounds: int, *, shows: bool) -> Measured:
    asked = questions()
    engine = taken(engine_works(asked), rounds, time.process_time)
    page = taken(page_works(asked), rounds, time.process_time)
    for label, times in (("search page", page), ("engine alone", engine)):
        print(f"  {label:14} p50 {quantile(times, 0.5):8.2f} ms, p95 {quantile(times, 0.95):8.2f} ms")
        for kind, values in times.items() if shows else ():
            print(
                f"      {kind:16} {sorted(values)[len(values) // 2]:8.2f} ms, at most {max(values):8.2f} ms"
            )
    return Measured(page, engine)


def most_queries(asked: list[Asked]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    most = 0
    for _one, work in page_works(asked):
        with CaptureQueriesContext(connection) as seen:
            work()
        most = max(most, len(seen.captured_queries))
    return most


def indexed() -> None:
    from django.db import connection

    from gongkai.apps.search_index import services

    began = time.perf_counter()
    number = services.rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"  {number:,} documents indexed in {time.perf_counter() - began:.0f} s")


def run(sizes: list[int], rounds: int, like: int, postgres_rows: int, *, shows: bool) -> None:
    bodies, column, author = founded()
    filled, first = 0, None
    for size in sizes:
        print(f"{size:,} items", flush=True)
        fill(bodies, column, author, filled, size)
        filled = size
        indexed()
        now = measure(rounds, shows=shows)
        if first is None:
            first = now
            continue
        for label, times, before in (("page", now.page, first.page), ("engine", now.engine, first.engine)):
            growth = quantile(times, 0.95) / quantile(before, 0.95)
            print(
                f"  p95 of the {label}: {growth:.2f} x that at {sizes[0]:,}"
                + (f" (goal {GOAL} x)" if label == "page" else "")
            )
    asked = questions()
    print(f"  at most {most_queries(asked)} queries for a page (goal {QUERIES_GOAL})", flush=True)
    few = [one for one in asked if not one.more]
    compared("LIKE on the same rows", taken(like_works(few), like, time.process_time), now.engine)
    if postgres_rows:
        against_postgres(min(postgres_rows, filled), few, now.engine, like)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--like", type=int, default=1, help="rounds of what it is compared with")
    parser.add_argument("--postgres-rows", type=int, default=100_000, help="0 leaves PostgreSQL out")
    parser.add_argument("--show", action="store_true", help="print every class of question")
    chosen = parser.parse_args()
    with thrown_away(GONGKAI_SEARCHES_PER_MINUTE="0"):
        run(chosen.rows, chosen.rounds, chosen.like, chosen.postgres_rows, shows=chosen.show)


if __name__ == "__main__":
    sys.exit(main())
