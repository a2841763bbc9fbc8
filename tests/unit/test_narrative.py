"""Sentences as reports phrase them (own wording), each with the figures it states."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.annual_report.read.narrative import ProseLine, narrative_figures
from gongkai.annual_report.report import NarrativeFigure, Scope, Verb


def figures(*lines: str) -> tuple[NarrativeFigure, ...]:
    return narrative_figures([ProseLine(line, index) for index, line in enumerate(lines)])


def stated(text: str) -> list[tuple[str, object]]:
    """The figures of the common vocabulary."""
    return [
        (figure.metric, figure.value)
        for figure in figures(*text.split("|"))
        if not figure.metric.startswith(("other:", "category:"))
    ]


REQUESTS = "（二）依申请公开情况。"
REMEDIES = "四、政府信息公开行政复议、行政诉讼情况|"
SENTENCES: list[tuple[str, list[tuple[str, object]]]] = [
    # received and answered
    ("2022年全县共收到政府信息公开申请46件，办结44件，结转下年度办理2件。",
     [("requests_received", 46), ("requests_answered", 44), ("requests_carried_out", 2)]),
    (REQUESTS + "全年新收申请12件，上年结转3件，均按期答复。", [("requests_received", 12), ("requests_carried_in", 3)]),
    (REQUESTS + "我局本年度共接收公众申请9宗，已答复8宗。", [("requests_received", 9), ("requests_answered", 8)]),
    ("全年办理依申请公开事项31件。", [("requests_answered", 31)]),
    ("本办受理依申请信息56条。", [("requests_received", 56)]),
    ("共收到8份政府信息公开申请，均为自然人提出。", [("requests_received", 8)]),
    ("收到依申请公开两件，均已答复。", [("requests_received", 2)]),
    (REQUESTS + "共收到申请42件，其中自然人申请41件，商业企业申请1件。",
     [("requests_received", 42), ("requests_received_natural", 41), ("requests_received_commercial_enterprise", 1)]),
    ("收到政府信息公开申请60件，其中公民申请51件，法人申请9件。",
     [("requests_received", 60), ("requests_received_natural", 51), ("requests_received_legal_person", 9)]),
    ("共收到政府信息公开申请30件，其中网上申请18件，信函申请10件，当面申请2件。",
     [("requests_received", 30), ("requests_online", 18), ("requests_letter", 10)]),
    ("全市受理申请政府信息公开1,204件，按时答复率100%。", [("requests_received", 1204), ("answer_rate", 100)]),
    ("答复政府信息公开申请80件（含上年度结转5件，另有7件转入下年度办理）。",
     [("requests_answered", 80), ("requests_carried_in", 5), ("requests_carried_out", 7)]),
    ("2018年结转政府信息公开申请4件。", [("requests_carried_in", 4)]),
    # outcomes
    (REQUESTS + "答复结果为：予以公开20件、部分公开6件、不予公开3件、无法提供11件、不予处理2件、其他处理1件。",
     [("granted", 20), ("partially_granted", 6), ("denied", 3), ("unavailable", 11), ("not_processed", 2), ("otherwise_closed", 1)]),
    ("共答复政府信息公开申请50件。其中，同意公开25件，占50%；不予公开5件，占10%；不属于本机关公开的4件，占8%。",
     [("requests_answered", 50), ("granted", 25), ("share_granted", 50), ("denied", 5), ("share_denied", 10),
      ("replies_not_this_agency", 4), ("share_replies_not_this_agency", 8)]),
    (REQUESTS + "予以公开和部分公开共33件。", [("granted_and_partially_granted", 33)]),
    (REQUESTS + "本机关不掌握相关政府信息7件，无法提供合计9件。", [("unavailable", 9)]),
    # none received
    ("全年没有收到公民、法人和其他组织的政府信息公开申请。", [("requests_received", 0)]),
    (REQUESTS + "我镇未接收到有关公开政府信息的申请。", [("requests_received", 0)]),
    ("三、收到和处理政府信息公开申请情况|无。", [("requests_received", 0)]),
    ("未收到政府信息公开申请，未发生行政复议、行政诉讼。",
     [("requests_received", 0), ("reconsideration_total", 0), ("litigation_total", 0)]),
    ("2021年无上年结转申请，无结转下年度办理的申请。", [("requests_carried_in", 0), ("requests_carried_out", 0)]),
    # remedies
    ("因政府信息公开被申请行政复议12件，其中维持7件，纠正3件，其他结果1件，尚未审结1件。",
     [("reconsideration_total", 12), ("reconsideration_upheld", 7), ("reconsideration_corrected", 3),
      ("reconsideration_other_result", 1), ("reconsideration_pending", 1)]),
    ("涉及政府信息公开的行政诉讼案件5件，结果维持4件，结果纠正1件。",
     [("litigation_total", 5), ("litigation_upheld", 4), ("litigation_corrected", 1)]),
    ("政府信息公开行政复议3件、行政诉讼2件，均获维持。",
     [("reconsideration_total", 3), ("litigation_total", 2), ("reconsideration_upheld", 3), ("litigation_upheld", 2)]),
    ("收到1件政府信息公开行政复议、2件行政诉讼。", [("reconsideration_total", 1), ("litigation_total", 2)]),
    (REMEDIES + "本年度行政复议、行政诉讼均为0件。", [("reconsideration_total", 0), ("litigation_total", 0)]),
    (REMEDIES + "本年度行政复议和行政诉讼案件共6件。", [("reconsideration_and_litigation_total", 6)]),
    (REMEDIES + "无。", [("reconsideration_total", 0), ("litigation_total", 0)]),
    (REMEDIES + "行政复议2件，1件维持，1件被撤销。",
     [("reconsideration_total", 2), ("reconsideration_upheld", 1), ("reconsideration_corrected", 1)]),
    ("全年没有因政府信息公开申请引发的行政复议，也没有提起行政诉讼的案件。",
     [("reconsideration_total", 0), ("litigation_total", 0)]),
    ("政府信息公开行政复议、行政诉讼均未发生。", [("reconsideration_total", 0), ("litigation_total", 0)]),
    ("未发生因信息公开提起的行政申诉。", [("appeals_total", 0)]),
    ("政府信息公开工作被提起行政诉讼3件，其中败诉1件。", [("litigation_total", 3), ("litigation_corrected", 1)]),
    ("涉及信息公开的行政申诉1件。", [("appeals_total", 1)]),
    # fees
    ("本机关2023年收取信息处理费1200元。", [("processing_fee", 1200)]),
    ("全年依申请公开政府信息未收取任何费用。", [("processing_fee", 0)]),
    ("本年度没有收取信息处理费。", [("processing_fee", 0)]),
    ("未产生信息处理费。", [("processing_fee", 0)]),
    ("行政事业性收费1.2亿元。", [("administrative_fees_wan_yuan", 12000)]),
    ("投入政务公开专项经费15.5万元。", [("expenditure_wan_yuan", Decimal("15.5"))]),
    # publishing
    ("全年主动公开政府信息２３４５条。", [("proactive_total", 2345)]),
    ("2020年，我区累计主动公开各类政府信息1.8万余条。", [("proactive_total", 18000)]),
    ("全年通过网站、公示栏等多种渠道公开政府信息600条。", [("proactive_total", 600)]),
    ("通过政府门户网站发布各类信息46106条，通过微信公众号推送信息980条，通过微博发布信息1100条。",
     [("website_published", 46106), ("wechat_published", 980), ("weibo_published", 1100)]),
    ("“清风某县”公众号坚持每日更新，全年共推送文章720篇。", [("wechat_published", 720)]),
    ("全市政务新媒体共发布信息8万条。", [("new_media_published", 80000)]),
    ("通过微博、微信公开政府信息535条。", [("new_media_published", 535)]),
    ("在市政府信息公开平台发布信息1500条。", [("platform_published", 1500)]),
    ("全年制作、获取政府信息900条，其中主动公开450条。", [("information_made_total", 900), ("proactive_total", 450)]),
    ("中央和省级媒体刊发我市新闻报道320篇。", [("media_reports", 320)]),
    # documents
    ("全年制定出台行政规范性文件5件，废止2件，现行有效48件。",
     [("normative_issued", 5), ("normative_repealed", 2), ("normative_in_force", 48)]),
    ("共制定规范性文件0件，废止规范性文件0件，现行有效的规范性文件0件。",
     [("normative_issued", 0), ("normative_repealed", 0), ("normative_in_force", 0)]),
    ("对86件规范性文件进行了清理。", []),
    ("全年新公布政府规章3件。", [("government_rules_issued", 3)]),
    ("向档案馆、图书馆移交公开文件210份。", [("transferred_to_archives", 210)]),
    ("编印《某某市人民政府公报》12期。", [("gazette_issues", 12)]),
    ("公开人大代表建议办理结果30件、政协提案办理结果41件。", [("npc_proposals", 30), ("cppcc_proposals", 41)]),
    ("办理建议提案共65件。", [("npc_proposals", 65)]),
    # explaining, answering
    ("发布政策解读材料56篇，其中图解20篇。", [("interpretations", 56)]),
    ("全年回应公众关注热点或重大舆情9次。", [("responses", 9)]),
    ("召开新闻发布会两场。", [("press_conferences", 2)]),
    ("举办新闻发布会十二场、在线访谈6期。", [("press_conferences", 12), ("interviews", 6)]),
    ("开展网上意见征集活动23次。", [("consultations", 23)]),
    # audience
    ("市政府门户网站访问量达1200万次。", [("website_visits", 12_000_000)]),
    ("微信公众号粉丝数3.5万人，微博粉丝2.1万人。", [("wechat_followers", 35000), ("weibo_followers", 21000)]),
    ("政务新媒体关注总量超过50万人。", [("new_media_followers", 500_000)]),
    ("全县现有政务新媒体账号33个，其中微信公众号28个、微博账号5个。",
     [("new_media_accounts", 33), ("wechat_accounts", 28), ("weibo_accounts", 5)]),
    ("微信公众账号（1个）发布信息149条；微博账号（1个）发布信息120条。",
     [("wechat_accounts", 1), ("wechat_published", 149), ("weibo_accounts", 1), ("weibo_published", 120)]),
    ("注销政务新媒体5个。", []),
    # powers and service
    ("全年作出行政许可决定5297件、行政处罚决定310件。", [("license_decisions", 5297), ("penalty_decisions", 310)]),
    ("全年受理行政审批事项820件，办结815件。", [("licenses_accepted", 820), ("licenses_closed", 815)]),
    ("受理12345热线工单3500件，办结3480件，办结率99.4%。",
     [("hotline_cases", 3500), ("hotline_closed", 3480), ("hotline_closed_rate", Decimal("99.4"))]),
    ("12345热线共接听群众来电2万余个。", [("hotline_calls", 20000)]),
    ("全年接受公众咨询207人次，其中现场咨询50人次，电话咨询120人次，网上咨询37人次。",
     [("consultations_total", 207), ("consultations_on_site", 50), ("consultations_phone", 120), ("consultations_online", 37)]),
    # organisation
    ("全年召开政务公开工作会议3次，开展专项检查4次，培训人员260人次。",
     [("meetings", 3), ("inspections", 4), ("trainees", 260)]),
    ("配备政府信息公开兼职工作人员18名。", [("staff_part_time", 18)]),
    # as other places put it
    ("全年收到公众依申请公开政府信息12件（含上年结转1件），已办结11件，结转2023年1件，未发生因依申请公开引起的行政复议和诉讼案件。",
     [("requests_received", 12), ("requests_carried_in", 1), ("requests_answered", 11), ("requests_carried_out", 1),
      ("reconsideration_total", 0), ("litigation_total", 0)]),
    ("因政府信息公开引发行政复议4件，其中3件被维持，1件尚未审结；行政诉讼2件，均为复议后起诉，1件结果维持，1件尚未审结。",
     [("reconsideration_total", 4), ("reconsideration_upheld", 3), ("reconsideration_pending", 1),
      ("litigation_total", 2), ("litigation_upheld", 1), ("litigation_pending", 1)]),
    ("全年未发生一起因政府信息公开被申请复议或提起诉讼的案件。", [("reconsideration_total", 0), ("litigation_total", 0)]),
    ("行政复议0件、行政诉讼0件。", [("reconsideration_total", 0), ("litigation_total", 0)]),
    ("六、其他需要报告的事项|按照《政府信息公开信息处理费管理办法》，全年共收取2笔共计1360元。", [("processing_fee", 1360)]),
    ("市政府门户网站累计发布信息28965条，“某某发布”微信推送1825篇，微博推送3120条，抖音发布短视频260个。",
     [("website_published", 28965), ("wechat_published", 1825), ("weibo_published", 3120)]),
    ("政务微博发布动态520条，粉丝量15万，阅读量2000万。", [("weibo_published", 520), ("weibo_followers", 150_000)]),
    ("（一）主动公开情况|依托门户网站、公众号等平台，全年发布信息845条，其中政务动态620条。", [("proactive_total", 845)]),
    ("制发公文130件，其中主动公开85件、依申请公开20件、不予公开25件。", []),
    ("全年制定发布政府规章2部、行政规范性文件15件，清理废止规范性文件6件，修改3件。",
     [("government_rules_issued", 2), ("normative_issued", 15), ("normative_repealed", 6)]),
    ("全年编发《政府公报》4期，刊登规范性文件24件。", [("gazette_issues", 4)]),
    ("办理县十七届人大二次会议代表建议25件、县政协十届二次会议提案31件。",
     [("npc_proposals", 25), ("cppcc_proposals", 31)]),
    ("网上调查征集12期，征集意见356条；在线访谈5期；回应关切18次。",
     [("consultations", 12), ("interviews", 5), ("responses", 18)]),
    ("办理行政许可1020件、行政处罚35件，行政事业性收费金额1,163.54万元。",
     [("license_decisions", 1020), ("penalty_decisions", 35), ("administrative_fees_wan_yuan", Decimal("1163.54"))]),
    ("在省、市主流媒体发布稿件360余篇。", [("media_reports", 360)]),
    ("全年總共收到政府信息公開申請七件，其中予以公開三件。", [("requests_received", 7), ("granted", 3)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:24] for text, _ in SENTENCES])
def test_a_sentence_gives_its_figures(text: str, expected: list[tuple[str, object]]) -> None:
    assert stated(text) == expected


NO_FIGURES = [
    "根据国办公开办函〔2021〕30号和国务院令第711号编制。",
    "统计期限为2022年1月1日至2022年12月31日。",
    "电话：0571-88888888，邮编：310000，邮箱abc123@example.cn。",
    "落实“三审三校”制度，工作日9:00-17:00受理，24小时内回应。",
    "“十四五”规划和12345热线平台运行平稳。",
    "依照条例第二十条第（一）项和第33条办理。",
    "第一，做好一件事一次办；一是加强领导；每月一次自查。",
    "申请人逾期未按收费通知要求缴纳费用的，不再处理。",
    "未经审核的信息一律不准发布，无正当理由不得拒绝。",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_dates_numbers_of_documents_phones_and_sayings_are_no_figures(text: str) -> None:
    assert figures(text) == ()


NOT_THE_TOTAL = [
    ("收到政府信息公开申请34件，较上年增加12件。", [("requests_received", 34)]),
    ("政府信息公开申请量同比下降12.3%。", []),
    ("县直各单位主动公开政府信息303条。", []),
    ("在河北政务服务网发布通知公告信息19条。", []),
    ("市司法局全年审理行政复议案件120件。", []),
    ("力争明年主动公开政府信息不少于5000条。", []),
    ("今年发布财政资金信息380条。", []),
    ("微信公众号阅读量106万次。", []),
    ("举办培训班4期。", []),
]


@pytest.mark.parametrize(("text", "expected"), NOT_THE_TOTAL)
def test_what_is_near_a_metric_but_not_it_stays_outside_the_vocabulary(text, expected) -> None:  # type: ignore[no-untyped-def]
    assert stated(text) == expected


def test_a_sentence_over_line_ends_is_read_whole_and_placed_in_its_lines() -> None:
    lines = [
        "全年收到政府信息公开申请 34 件，所有申请均已按要求答复，其中不予公开答复 2",
        "件，无法提供的 10 件，其他处理 14 件，并按照规定做好了相关文书的存档备查。",
        "此外，当年公开人大代表建议办理复文 50 件，内容涉及教育、科技，另有主合办",
        "政协提案 85 件，均已在部门网站的建议提案栏目集中向社会公布，接受社会监督。",
    ]
    found = narrative_figures([ProseLine(text, block + 7, 100, page=3) for block, text in enumerate(lines)])
    denied = next(figure for figure in found if figure.metric == "denied")
    assert (denied.value, denied.place.block, denied.place.page) == (2, 7, 3)
    assert lines[0][denied.place.start - 100 : denied.place.end - 100] == "2"
    proposals = next(figure for figure in found if figure.metric == "cppcc_proposals")
    assert (proposals.value, proposals.place.block) == (85, 10)
    assert lines[3][proposals.place.start - 100 : proposals.place.end - 100] == "85 件"
    assert proposals.quote.endswith("主合办政协提案85件")


def test_parts_point_to_their_whole_and_brackets_to_the_figure_before() -> None:
    found = figures(
        "全年公开信息共380条，其中专项资金152条，预决算197条（政府预决算32条、部门预决算165条）、债券31条。"
    )
    assert [(figure.value, figure.part_of) for figure in found] == [
        (380, None), (152, 0), (197, 0), (32, 2), (165, 2), (31, 0),
    ]  # fmt: skip


def test_parts_in_the_sentence_after_the_whole_belong_to_it_and_other_units_do_not() -> None:
    found = figures(
        "通过不同渠道公开政府信息共900条。其中，通过政府网站公开500条，利用政务微博公开信息400条，回应社会关切12次。"
    )
    assert [(figure.metric, figure.part_of) for figure in found] == [
        ("proactive_total", None), ("website_published", 0), ("weibo_published", 0), ("responses", None),
    ]  # fmt: skip


def test_items_between_semicolons_with_their_shares_are_parts_of_the_whole_named_before() -> None:
    found = figures(
        "共公开信息9条，其中甲类4条、乙类5条。",
        "在门户网站公开的425条政府信息中，机构职能类信息148条，占34.8%；规划类信息21条，占4.9%；其他类信息256条，占60.2%。",
    )
    parts = [(figure.metric, figure.part_of) for figure in found[3:] if figure.unit != "%"]
    assert parts == [
        ("website_published", None), ("category:机构职能类信息", 3), ("category:规划类信息", 3), ("category:其他类信息", 3),
    ]  # fmt: skip


def test_what_comes_besides_is_no_part() -> None:
    found = figures("答复政府信息公开申请80件（含上年度结转申请5件，另有7件顺延到下年度）。")
    assert [(figure.value, figure.part_of) for figure in found] == [(80, None), (5, 0), (7, None)]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("全市共受理政府信息公开申请30件。", Scope.AREA),
        ("我局共受理政府信息公开申请30件。", Scope.OWN),
        ("市政府办公室代表市政府受理政府信息公开申请30件。", Scope.OWN),
        ("各乡镇受理政府信息公开申请30件。", Scope.PART),
        ("自条例施行以来累计受理政府信息公开申请30件。", Scope.CUMULATIVE),
        ("截至2010年底历年累计受理政府信息公开申请30件。", Scope.CUMULATIVE),
        ("全年累计受理政府信息公开申请30件。", Scope.AREA),
    ],
)
def test_the_words_around_give_the_scope(text: str, scope: Scope) -> None:
    assert figures(text)[0].scope is scope


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("全市共受理政府信息公开申请30件。", Verb.RECEIVED),
        ("共答复政府信息公开申请30件。", Verb.ANSWERED),
        ("上年结转政府信息公开申请3件。", Verb.CARRIED_IN),
        ("政府信息公开申请中3件结转下年度办理。", Verb.CARRIED_OUT),
        ("全年主动公开政府信息30条。", Verb.PUBLISHED),
    ],
)
def test_the_verb_says_what_was_done(text: str, verb: Verb) -> None:
    assert figures(text)[0].verb is verb


@pytest.mark.parametrize(
    "text",
    ["网站访问量达86万余次。", "网站访问量近86万次。", "网站访问量超过86万次。", "网站访问量约86万次。"],
)
def test_round_figures_are_marked_and_multiplied_out(text: str) -> None:
    figure = figures(text)[0]
    assert (figure.metric, figure.value, figure.approximate) == ("website_visits", 860_000, True)


def test_a_denial_is_a_zero_with_its_quote() -> None:
    found = figures("六、其他需要报告的事项", "2024年，无收取信息处理费情况。")
    assert [(figure.metric, figure.value, figure.unit, figure.quote) for figure in found] == [
        ("processing_fee", 0, "元", "无收取信息处理费情况")
    ]
    assert found[0].place.block == 1


def test_every_quote_is_a_short_piece_of_the_text_without_white_space() -> None:
    text = "“某某发布”微信公众号、政务微博、视频号以及其他各类政务新媒体平台全年累计向社会公众推送发布各类政务信息 1378 条。"
    quote = figures(text)[0].quote
    assert len(quote) <= 40
    assert quote in text.replace(" ", "")


def test_text_that_never_ends_its_sentences_is_read_in_proportion() -> None:
    found = figures("收到政府信息公开申请12件" * 400)
    assert len(found) == 400
    assert max(len(figure.sentence) for figure in found) <= 1000


@pytest.mark.parametrize(
    "text",
    ["1" * 50_000, "1，" * 20_000, "无" * 5_000, "（" * 50_000, "一、情况" * 5_000, "《收到申请" * 5_000],
)
def test_what_is_no_prose_gives_no_figures_and_takes_no_time(text: str) -> None:
    assert figures(text) == ()
