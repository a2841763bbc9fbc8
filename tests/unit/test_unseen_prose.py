"""Ways of saying a figure that reports outside the labelled set use."""

import pytest

from gongkai.annual_report.read.narrative import ProseLine, narrative_figures
from gongkai.annual_report.report import Scope

REQUESTS = "（二）依申请公开情况。全年收到政府信息公开申请40件，"

SAID = (
    (f"{REQUESTS}转入2020年继续办理6件。", "requests_carried_out", 6),
    (f"{REQUESTS}顺延至下年度5件。", "requests_carried_out", 5),
    (f"{REQUESTS}按时办结31件。", "requests_answered", 31),
    (f"{REQUESTS}按期答复32件。", "requests_answered", 32),
    ("（一）主动公开情况。在区政府门户网站公开本单位信息77条。", "website_published", 77),
    ("（一）主动公开情况。通过区政府信息公开平台发布街道级信息610条。", "platform_published", 610),
    ("（一）主动公开情况。在政府网站及微信公众号公开各类信息88条。", "proactive_total", 88),
    ("（一）主动公开情况。在政府网站公开各类信息87条。", "website_published", 87),
    ("（一）主动公开情况。局机关及所属单位在政府网站“公开”专栏共发布264条信息。", "website_published", 264),
    (
        f"{REQUESTS}其中网上申请35件、现场申请5件；全部作了答复，其中，同意公开31件，不予公开9件。",
        "denied",
        9,
    ),
    ("（一）主动公开情况。官方微博累计发博2200条，微信推文980篇。", "weibo_published", 2200),
    (f"{REQUESTS}其中，线上申请35件、线下5件。", "requests_online", 35),
    (f"{REQUESTS}截至年底1件正在办理中。", "requests_carried_out", 1),
    ("（二）依申请公开情况。无上年结转件，新增申请6件。", "requests_received", 6),
    ("（二）依申请公开情况。收到邮寄申请8件、网上申请22件。", "requests_letter", 8),
    ("六、其他需要报告的事项。本局发出收费通知的件数为0件，总金额为0元。", "processing_fee", 0),
    ("六、其他需要报告的事项。发出收费通知的件数和总金额以及实际收取的总金额均为0。", "processing_fee", 0),
    ("六、其他需要报告的事项。发出收费通知2件，实际收取金额780元。", "processing_fee", 780),
    ("（一）主动公开情况。全年解读政策14件。", "interpretations", 14),
    ("公众号推送信息90篇。年内收到申请12件，全部依法答复，答复率达到100%。", "requests_received", 12),
    ("公众号推送信息90篇。年内收到申请12件，全部依法答复，答复率达到100%。", "answer_rate", 100),
    (f"{REQUESTS}上年转来3件，应办理43件，年内答复39件。", "requests_answered", 39),
    (f"{REQUESTS}已经答复的申请中：“同意公开”21件、“不予公开”的7件。", "granted", 21),
    (f"{REQUESTS}已经答复的申请中：“同意公开”21件、“不予公开”的7件。", "denied", 7),
    (f"{REQUESTS}已经答复的申请中：“非本机关政府信息”5件。", "replies_not_this_agency", 5),
    (f"{REQUESTS}上年结转2件，共计42件，均已办结。其中予以公开30件，不予公开8件。", "denied", 8),
)


@pytest.mark.parametrize(("text", "metric", "value"), SAID)
def test_a_phrase_of_the_prose_gives_its_metric(text: str, metric: str, value: int) -> None:
    figures = narrative_figures([ProseLine(text, 0)])
    assert (metric, value) in {(figure.metric, figure.value) for figure in figures}


def test_a_late_answer_is_not_the_number_of_all_answers() -> None:
    figures = narrative_figures([ProseLine(f"{REQUESTS}办结30件，延期答复4件。", 0)])
    assert [figure.value for figure in figures if figure.metric == "requests_answered"] == [30]


def test_what_should_be_answered_is_not_yet_answered() -> None:
    figures = narrative_figures([ProseLine(f"{REQUESTS}上年转来3件，应办理43件，年内答复39件。", 0)])
    assert [figure.value for figure in figures if figure.metric == "requests_answered"] == [39]


def test_a_body_named_in_its_own_report_is_no_part_of_the_whole() -> None:
    line = ProseLine("（一）主动公开情况。2021年，县水文局在县政府网站公开信息46条。", 0)
    own = narrative_figures([line], "清河县水文局")[-1]
    other = narrative_figures([line], "清河县人民政府")[-1]
    assert (own.metric, own.scope) == ("website_published", Scope.OWN)
    assert other.scope == Scope.PART


def test_a_list_by_kinds_breaks_down_the_number_before_it() -> None:
    text = "全年公开信息350条，按类别分：概况信息12条，政策文件40条，其他信息290条。"
    figures = narrative_figures([ProseLine("（一）主动公开情况。" + text, 0)])
    assert [figure.part_of for figure in figures] == [None, 0, 0, 0]


def test_numbers_told_respectively_are_not_the_whole() -> None:
    line = "（一）主动公开情况。通过局官网、“清河科技”公众号分别公开信息211条、302条。"
    assert "proactive_total" not in {figure.metric for figure in narrative_figures([ProseLine(line, 0)])}
