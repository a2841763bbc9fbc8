"""The frozen figures as charts and numbers. Each title is the answer as a sentence; each has its definition beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.interpretations.queries.figures import WORDS
from gongkai.apps.proactive import categories
from gongkai.apps.proactive.queries.how_we_do import INTERPRETED, NOT_TEXT, HowWeDo
from gongkai.apps.proactive.shares import Share
from gongkai.lib.percent import percent as percent_of
from gongkai.lib.ui.charts import Words, simple_bars, stacked_shares
from gongkai.lib.ui.parts import Figure, KeyFigure, Term
from gongkai.portal.reports import charts as report_charts
from gongkai.statute.publication import INTERPRETATION_PLACE


@dataclass(frozen=True)
class Block:
    """A figure with its definition. anchor: by which other pages point at it."""

    anchor: str
    heading: str
    definition: list[Term]
    figure: Figure | None
    empty: str = ""


def key_figures(found: HowWeDo) -> tuple[KeyFigure, ...]:
    url = reverse("portal_how_we_do:page")
    total = sum(found.by_month.values())
    period = _period(found)
    if not total:
        return ()
    shown = [
        KeyFigure(
            total,
            _("条"),
            _("近12个月公开的信息"),
            _("%(period)s首次公开、没有撤回的信息。") % {"period": period},
            url,
        )
    ]
    if found.on_time.denominator:
        words = _("%(period)s公开的、本机关制作并写明成文日期的信息中，在20个工作日内公开的比例。")
        shown.append(KeyFigure(percent(found.on_time), "%", _("按期公开"), words % {"period": period}, url))
    if found.interpreted.denominator:
        label, definition = WORDS[INTERPRETED]
        shown.append(KeyFigure(percent(found.interpreted), "%", label, definition, url))
    return tuple(shown)


def percent(share: Share) -> str:
    return f"{percent_of(share.numerator, share.denominator):g}"


def _period(found: HowWeDo) -> str:
    return _("%(first)s至%(last)s") % {"first": found.first.isoformat(), "last": found.last.isoformat()}


def _source(found: HowWeDo) -> str:
    return _("本网站已公开的信息，%(period)s") % {"period": _period(found)}


def by_month(found: HowWeDo) -> Block:
    total = sum(found.by_month.values())
    title = _("近12个月公开%(number)s条信息") % {"number": f"{total:,}"}
    definition = [
        Term(_("定义"), _("每月首次公开、没有撤回的信息条数；更新不另计。")),
        Term(
            _("统计期间"),
            _("%(period)s，最后一月到%(last)s为止。")
            % {"period": _period(found), "last": found.last.isoformat()},
        ),
        Term(_("明细"), _("按月的目录数据"), reverse("portal_data:index")),
    ]
    figure = (
        simple_bars(Words(title, _source(found)), found.by_month, _("条"), names=_("月份")) if total else None
    )
    return Block("published", _("公开的信息"), definition, figure, _("这段时间没有公开信息。"))


def by_channel(found: HowWeDo) -> Block:
    names = {code: str(name) for code, name in categories.CHANNELS}
    bars = {names[code]: found.by_channel[code] for code in names if found.by_channel.get(code)}
    most = max(bars, key=lambda name: bars[name]) if bars else ""
    title = _("公开信息最多的渠道是%(channel)s") % {"channel": most}
    definition = [
        Term(
            _("定义"),
            _(
                "信息经各渠道发布的条数。同一条信息经几个渠道发布，每个渠道各计一条，所以各渠道相加多于信息的总数。"
            ),
        ),
        Term(_("统计期间"), _period(found)),
    ]
    figure = simple_bars(Words(title, _source(found)), bars, _("条"), names=_("渠道")) if bars else None
    return Block("channels", _("发布渠道"), definition, figure, _("这段时间没有公开信息。"))


def on_time(found: HowWeDo) -> Block:
    share = found.on_time
    definition = [
        Term(
            _("定义"),
            _("自成文之日起20个工作日内公开的比例（《中华人民共和国政府信息公开条例》第二十六条）。"),
        ),
        Term(_("分子"), _("按期公开的%(number)s条。") % {"number": f"{share.numerator:,}"}),
        Term(_("分母"), _("本机关制作、写明成文日期的%(number)s条。") % {"number": f"{share.denominator:,}"}),
        Term(
            _("不计入"),
            _(
                "转载的%(repost)s条；没有成文日期的%(undated)s条；系统启用前已经公布、后来补录的%(entered)s条。"
            )
            % {"entered": 0, **share.left_out},  # figures frozen before lack the last
        ),
        Term(_("统计期间"), _period(found)),
    ]
    return Block(
        "on_time",
        _("按期公开"),
        definition,
        _shares(found, share, _Parts(_("按期"), _("超期"), _("%(percent)s%%的信息按期公开"), _("条"))),
        _("这段时间没有可以计算的信息。"),
    )


def interpreted(found: HowWeDo) -> Block:
    share, (label, definition) = found.interpreted, WORDS[INTERPRETED]
    terms = [
        Term(_("定义"), definition),
        Term(_("依据"), f"{INTERPRETATION_PLACE}（{INTERPRETATION_PLACE.instrument.number}）"),
        Term(_("分子"), _("已经发布解读的%(number)s件。") % {"number": f"{share.numerator:,}"}),
        Term(_("分母"), _("期间公开、应当解读的%(number)s件。") % {"number": f"{share.denominator:,}"}),
        Term(
            _("不计入"),
            _("说明了理由、不需要解读的%(exempt)s件。") % {"exempt": share.left_out.get("exempt", 0)},
        ),
        Term(_("统计期间"), _period(found)),
    ]
    words = _Parts(_("已解读"), _("还没有解读"), _("%(percent)s%%的政策文件已解读"), _("件"))
    figure = _shares(found, share, words)
    return Block("interpreted", str(label), terms, figure, _("这段时间没有公开应当解读的政策文件。"))


def not_text(found: HowWeDo) -> Block:
    share, (label, definition) = found.not_text, WORDS[NOT_TEXT]
    terms = [
        Term(_("定义"), definition),
        Term(_("分子"), _("有非文字解读的%(number)s件。") % {"number": f"{share.numerator:,}"}),
        Term(_("分母"), _("已经发布解读的%(number)s件。") % {"number": f"{share.denominator:,}"}),
        Term(_("统计期间"), _period(found)),
    ]
    words = _Parts(_("有非文字解读"), _("只有文字解读"), _("%(percent)s%%的解读不只是文字"), _("件"))
    return Block(
        "not_text", str(label), terms, _shares(found, share, words), _("这段时间没有已经解读的政策文件。")
    )


@dataclass(frozen=True)
class _Parts:
    """What the two parts of a whole are called, and the sentence over them."""

    yes: str
    no: str
    title: str
    unit: str


def _shares(found: HowWeDo, share: Share, words: _Parts) -> Figure | None:
    if not share.denominator:
        return None
    said = Words(words.title % {"percent": percent(share)}, _source(found))
    bars = {_("近12个月"): {words.yes: share.numerator, words.no: share.denominator - share.numerator}}
    return stacked_shares(said, bars, words.unit, names=_("期间"))


def requests(year: int | None, totals: list[tuple[str, dict[str, int | None]]]) -> Block:
    """Requests come out of published annual reports: nothing about a request is asked here."""
    definition = [
        Term(_("定义"), _("各机关年度报告中“本年新收政府信息公开申请数量”。")),
        Term(_("来源"), _("已公开的政府信息公开工作年度报告"), reverse("portal_reports:list")),
    ]
    figure = report_charts.received_by_body(year, totals) if year else None
    return Block(
        "requests", _("依申请公开"), definition, figure, _("有三个以上机关公开同一年度的报告后，在这里比较。")
    )


def visits(number: int, until: date | None) -> Block:
    day = until.isoformat() if until else ""
    definition = [
        Term(
            _("定义"),
            _(
                "信息的页面被打开的次数，每日合计一次，不是人数：不用Cookie，不保存来访地址，所以不知道谁看过几次。"
            ),
        ),
        Term(_("不计入"), _("搜索引擎等程序的读取；已登录的工作人员；文件和列表。")),
        Term(_("说明"), _("程序意外停止时，最后半分钟的次数可能没有计入。")),
        Term(
            _("合计"),
            _("%(number)s次，截至%(day)s。") % {"number": f"{number:,}", "day": day} if until else None,
            why=_("还没有合计"),
        ),
    ]
    return Block("visits", _("浏览次数"), definition, None)
