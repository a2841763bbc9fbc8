"""Ways of saying a figure that reports outside the labelled set use."""

import pytest

from gongkai.annual_report.read.narrative import ProseLine, narrative_figures
from gongkai.annual_report.report import Scope

PROACTIVE = "（一）主动公开情况。"
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
    (f"{REQUESTS}剩余3件转2021年办理。", "requests_carried_out", 3),
    (f"{REQUESTS}2019年转办依申请公开3件。", "requests_carried_in", 3),
    (f"{REQUESTS}上年转结2件，均已答复。", "requests_carried_in", 2),
    (f"{REQUESTS}除2件尚在答复外，其余38件全部按照规定处理完毕。", "requests_carried_out", 2),
    (f"{REQUESTS}除2件尚在答复外，其余38件全部按照规定处理完毕。", "requests_answered", 38),
    ("（二）依申请公开情况。2021年，本街道收到14件政府信息公开申请。", "requests_received", 14),
    ("一、总体情况。我乡未收到任何个人和组织提出的公开政府信息的申请。", "requests_received", 0),
    (f"{PROACTIVE}全年公开各类水务信息512条。", "proactive_total", 512),
    (f"{PROACTIVE}在“清河县林业局”门户网站公开各类政府信息431条。", "website_published", 431),
    (f"{PROACTIVE}“清河政府网”微信公众号推送各类信息260条。", "wechat_published", 260),
    (f"{PROACTIVE}全镇主动公开政府信息（以文件为准）57条。", "proactive_total", 57),
    (f"{PROACTIVE}全年制发（修订）政府规章3件。", "government_rules_issued", 3),
    (f"{PROACTIVE}发布惠民政策和解读文章、图解26篇。", "interpretations", 26),
    (f"{PROACTIVE}政务新媒体发布信息88条（清河微博60条，清河公众号28条）。", "weibo_published", 60),
    (f"{PROACTIVE}政务新媒体发布信息88条（清河微博60条，清河公众号28条）。", "wechat_published", 28),
    (f"{PROACTIVE}通过微信公众号、政务微博分别发布信息31条、42条。", "wechat_published", 31),
    (f"{PROACTIVE}通过微信公众号、政务微博分别发布信息31条、42条。", "weibo_published", 42),
    (f"{PROACTIVE}全年开展征集意见6次。", "consultations", 6),
    (f"{PROACTIVE}作出行政许可事项310项。", "license_decisions", 310),
    (f"{REQUESTS}其中通过来信收到申请件4件。", "requests_letter", 4),
    (f"{PROACTIVE}作出行政处罚决定45项。", "penalty_decisions", 45),
    ("1.主动公开情况。\n全年通过官网等渠道发布各类信息五十余条。", "proactive_total", 50),
)

# (what is said, a metric that it does not state)
NOT_SAID = (
    (f"{PROACTIVE}发布办公室文件及解读信息45条。", "interpretations"),
    (f"{PROACTIVE}发布解读回应信息45条。", "responses"),
    (f"{PROACTIVE}制作动画5部、推送信息45条。", "proactive_total"),
    (f"{PROACTIVE}通过短信、公众号、广播等形式发布信息450条。", "wechat_published"),
    (f"{PROACTIVE}政府信息公开目录等重点栏目发布信息45条。", "proactive_total"),
    (f"{PROACTIVE}出台“惠企服务45条”。", "other:出台"),
    (f"{PROACTIVE}行政许可事项45项。", "license_decisions"),
    (f"{PROACTIVE}保留行政权力60项。其中，行政处罚45项。", "penalty_decisions"),
    (f"{PROACTIVE}转载法律法规规章45部。", "government_rules_issued"),
    (f"{PROACTIVE}市民点击鼠标，鼠标点击2次即可查到。", "website_visits"),
    (f"{PROACTIVE}通过县政府网站公开概况信息45条，公示公告12条。", "proactive_total"),
    (f"{PROACTIVE}设立1个政府信息申请受理点。", "requests_received"),
    (f"{REQUESTS}办结38件，其中，发出告知书30件，因住址不详电话回复8件。", "category:requests_answered"),
    ("六、收费情况。无制定规章的权限。", "government_rules_issued"),
    ("六、收费情况。未产生与复议、诉讼有关的费用。", "litigation_total"),
    ("（二）依申请公开情况。依申请公开工作实现零投诉。", "requests_received"),
    ("（二）依申请公开情况。没有依申请公开和不予公开的信息类型。", "requests_received"),
    ("三、依申请公开政府信息减免收费情况", "processing_fee"),
    ("（二）依申请公开情况。收到民生平台办件33条。", "licenses_accepted"),
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


@pytest.mark.parametrize(
    ("agency", "said", "scope"),
    [
        ("清河市人力资源和社会保障局", "市人社局", Scope.OWN),
        ("清河市市场监督管理局", "市市场监管局", Scope.OWN),
        ("清河市人力资源和社会保障局", "市社保局", Scope.PART),
        ("清河市人力资源和社会保障局", "市卫健局", Scope.PART),
        ("清河市人民政府", "市人社局", Scope.PART),
    ],
)
def test_a_body_may_call_itself_by_its_short_name(agency: str, said: str, scope: Scope) -> None:
    line = ProseLine(f"{PROACTIVE}2021年，{said}在市政府网站公开信息46条。", 0)
    assert narrative_figures([line], agency)[-1].scope == scope


def test_a_list_by_kinds_breaks_down_the_number_before_it() -> None:
    text = "全年公开信息350条，按类别分：概况信息12条，政策文件40条，其他信息290条。"
    figures = narrative_figures([ProseLine("（一）主动公开情况。" + text, 0)])
    assert [figure.part_of for figure in figures] == [None, 0, 0, 0]


def test_numbers_told_respectively_are_not_the_whole() -> None:
    line = "（一）主动公开情况。通过局官网、“清河科技”公众号分别公开信息211条、302条。"
    assert "proactive_total" not in {figure.metric for figure in narrative_figures([ProseLine(line, 0)])}


@pytest.mark.parametrize(("text", "metric"), NOT_SAID)
def test_a_phrase_that_only_sounds_alike_does_not_give_the_metric(text: str, metric: str) -> None:
    assert metric not in {figure.metric for figure in narrative_figures([ProseLine(text, 0)])}


def test_ways_of_answering_are_no_second_number_of_answers() -> None:
    text = f"{REQUESTS}办结38件，其中，发出告知书30件，因住址不详电话回复8件。"
    figures = narrative_figures([ProseLine(text, 0)])
    assert [figure.value for figure in figures if figure.metric == "requests_answered"] == [38]


def test_what_came_in_is_no_part_of_what_was_put_out() -> None:
    text = f"{PROACTIVE}全年公开信息90条，其中动态40条，公告30条，收到来信7封，答复7封。"
    figures = narrative_figures([ProseLine(text, 0)])
    assert [figure.part_of for figure in figures] == [None, 0, 0, None, None]


def test_what_a_public_account_sent_is_no_part_of_the_site() -> None:
    text = f"{PROACTIVE}县政府网站发布信息90条，其中动态40条，公告30条，公众号发布信息75条。"
    figures = narrative_figures([ProseLine(text, 0)])
    assert [(figure.metric, figure.part_of) for figure in figures][-1] == ("wechat_published", None)


def test_numbers_told_respectively_need_no_channels() -> None:
    figures = narrative_figures([ProseLine(f"{REQUESTS}分别予以公开30件、不予公开8件。", 0)])
    assert [(figure.metric, figure.value) for figure in figures[1:]] == [("granted", 30), ("denied", 8)]


def test_half_width_commas_part_the_clauses_too() -> None:
    text = f"{PROACTIVE}发挥政务新媒体优势,借助微信公众号,全年发布信息31条,订阅数470人。"
    figures = narrative_figures([ProseLine(text, 0)])
    assert [(f.metric, f.value) for f in figures] == [("wechat_published", 31), ("wechat_followers", 470)]
    assert figures[0].quote == "全年发布信息31条"


def test_a_quotation_keeps_the_commas_of_the_document() -> None:
    figures = narrative_figures([ProseLine(f"{PROACTIVE}全年未发生行政复议,行政诉讼。", 0)])
    assert [figure.quote for figure in figures] == ["未发生行政复议,行政诉讼"] * 2


def test_a_thousands_separator_is_no_comma() -> None:
    figures = narrative_figures([ProseLine(f"{PROACTIVE}全年主动公开信息1,204条,其中公告37条。", 0)])
    assert figures[0].value == 1204


def test_parts_of_the_total_in_other_columns_do_not_belong_to_the_site_named_before() -> None:
    text = f"{PROACTIVE}全年公开信息90条，其中在官网公示公告40条，在执法专栏公示处罚信息8条，在决算专栏公示信息3条。"
    metrics = [figure.metric for figure in narrative_figures([ProseLine(text, 0)])]
    assert metrics[0] == "proactive_total"
    assert [metric.partition(":")[0] for metric in metrics[2:]] == ["category", "category"]


def test_the_channel_of_one_list_is_not_that_of_the_next() -> None:
    text = f"{PROACTIVE}发布信息60条，其中公众号20条；全年公开文件50件，其中通知30件，各类公告20件。"
    assert narrative_figures([ProseLine(text, 0)])[-1].metric.startswith("category:")
