"""Requests of the demonstration county, each brought to its stage by the services as people would: every name invented.

Numbers, letters and the log then stand as if time had passed (see playing).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from gongkai.apps.agencies.models import Agency
from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.models import DisclosureRequest
from gongkai.apps.disclosure_requests.services import Asked, Asker, DraftText, PieceText, unsent
from gongkai.lib import clock
from gongkai.project.demonstration import disputes
from gongkai.project.demonstration.people import Cast
from gongkai.project.demonstration.playing import Act

CITIZEN = Asker(kind="natural_person", name="演示申请人甲", phone="13900000001", address="云岭县演示路1号")
NEIGHBOUR = Asker(kind="natural_person", name="演示申请人乙", phone="13900000002", email="yi@example.com")
FIRM = Asker(
    kind="organization_applicant", name="演示商贸有限公司", phone="13900000003", contact_person="演示联系人",
    type="commercial_enterprise",
)  # fmt: skip
LAWYERS = Asker(
    kind="organization_applicant",
    name="演示律师事务所",
    phone="13900000004",
    type="legal_service_organization",
)

PUBLIC = DraftText(
    outcome="granted",
    bases=("REG36_1.already_public",),
    facts={"way": "该信息已在县人民政府网站“财政预决算”栏目主动公开，可直接查阅下载。"},
)
PARTLY = DraftText(
    outcome="partially_granted",
    bases=("REG37.severance", "REG15.personal_privacy"),
    facts={"way": "随本告知书邮寄纸质件一份。"},
    pieces=(
        PieceText("补偿标准和补偿总额"),
        PieceText(
            "被征收人的姓名、住址", is_withheld=True, ground="REG15.personal_privacy",
            reason="涉及个人隐私，公开会对第三方合法权益造成损害。",
        ),
    ),
)  # fmt: skip
NOT_HELD = DraftText(outcome="unavailable.not_held", bases=("REG36_4.does_not_exist",))
PETITION = DraftText(
    outcome="not_processed.petition_or_complaint",
    bases=("REG39_1.petition_or_complaint",),
    facts={
        "reasons": "申请内容是对邻里噪声的投诉，请求处理，不是申请公开政府信息。",
        "channel": "可以拨打12345政务服务便民热线提出。",
    },
)


@dataclass
class Story:
    """One request. asked: how many working days ago; acts: what happened how many working days ago."""

    ago: int
    asker: Asker
    words: str
    acts: list[tuple[int, Callable[[Story, Cast], None]]] = field(default_factory=list)
    channel: str = "in_person"
    case: DisclosureRequest | None = None

    @property
    def pk(self) -> int:
        assert self.case is not None
        return self.case.pk

    def begin(self, cast: Cast) -> None:
        asked = Asked(
            channel=self.channel, description=self.words, wanted_form="electronic", wanted_route="mail"
        )
        if self.channel == "internet":
            self.case = _hand_in(cast.clerk.agency, self.asker, asked)
        else:
            self.case = services.register(cast.clerk, self.asker, asked)


def _hand_in(body: Agency, asker: Asker, asked: Asked) -> DisclosureRequest:
    """As an applicant does it on the site: begun, written, sent."""
    case = unsent.begin(body, asked.key)
    person = {name: getattr(asker, name) for name in unsent.OF_PERSON}
    wanted = {name: getattr(asked, name) for name in unsent.OF_REQUEST}
    unsent.write(case, person | wanted)
    return unsent.hand_in(case)


def confirm(story: Story, cast: Cast) -> None:
    words = "电话联系申请人，双方确认收到。"
    services.confirm(cast.clerk, story.pk, confirmed_on=clock.today(), way="phone", summary=words)


def accept(story: Story, cast: Cast) -> None:
    services.accept(cast.clerk, story.pk, handler=cast.clerk)


def ask_amendment(story: Story, cast: Cast) -> None:
    notice = services.request_amendment(
        cast.clerk,
        story.pk,
        items="请写明所需文件的年度\n请写明项目名称",
        guidance="不清楚文号的，写明项目所在的乡镇和大致时间即可。",
    )
    _serve(story, cast, notice.letter_id, "direct")


def consult(story: Story, cast: Cast) -> None:
    letter = services.consult(
        cast.clerk,
        story.pk,
        kind="third_party",
        party_name="演示建设集团有限公司",
        subject="供水管网改造工程合同中的单价分析表",
    )
    _serve(story, cast, letter.letter_id, "direct")


def objection(story: Story, cast: Cast) -> None:
    letter = queries.get(cast.clerk, story.pk).consultations.get(closed_on=None)
    services.record_opinion(
        cast.clerk, story.pk, letter.pk, opinion="objects", answered_on=clock.today(),
        opinion_text="涉及住户个人信息，不同意公开。", reasons_hold=True,
    )  # fmt: skip


def extend(story: Story, cast: Cast) -> None:
    services.extend(
        cast.office, story.pk, working_days=20, reason="所需文件形成于机构改革以前，需要到档案馆逐件查阅。"
    )


def search(story: Story, cast: Cast) -> None:
    services.record_search(
        cast.clerk, story.pk, place="县政府办文书档案系统（2008—2026年）", words="演示河道 整治 会议纪要",
        found="没有检索到符合描述的文件。", is_found=False,
    )  # fmt: skip


def draft(text: DraftText) -> Callable[[Story, Cast], None]:
    def write(story: Story, cast: Cast) -> None:
        services.save_draft(cast.clerk, story.pk, text)
        services.submit_draft(cast.clerk, story.pk)

    return write


def review(story: Story, cast: Cast) -> None:
    services.review_draft(cast.head, story.pk, kind="legal", verdict="passed", opinion="依据准确，同意。")
    services.review_draft(cast.secrecy, story.pk, kind="secrecy", verdict="passed", opinion="不涉密。")


def decide(story: Story, cast: Cast) -> None:
    services.decide(cast.leader, story.pk)


def deliver(story: Story, cast: Cast) -> None:
    case = queries.get(cast.clerk, story.pk)
    letter = case.letters.filter(code__startswith="reply.").latest("pk")
    _serve(story, cast, letter.pk, "mail")
    services.deliver(cast.clerk, story.pk)


def withdraw(story: Story, cast: Cast) -> None:
    services.withdraw(cast.clerk, queries.get(cast.clerk, story.pk), reason="已从网站查到，不再需要。")
    services.deliver(cast.clerk, story.pk)


def archive(story: Story, cast: Cast) -> None:
    services.archive(cast.clerk, story.pk, archive_no=f"YSQ-{story.pk:04d}")


def _serve(story: Story, cast: Cast, letter: int, route: str) -> None:
    today = clock.today()
    served = today if route == "direct" else None
    services.record_service(cast.clerk, story.pk, letter, route=route, sent_on=today, served_on=served)


def answered(text: DraftText, *days: int) -> list[tuple[int, Callable[[Story, Cast], None]]]:
    """Accepted, drafted, reviewed, decided and posted, so many working days ago each."""
    return list(zip(days, (accept, draft(text), review, decide, deliver), strict=True))


def over(steps: list[tuple[int, disputes.Step]]) -> list[tuple[int, Callable[[Story, Cast], None]]]:
    """What follows the reply to a story."""

    def of(step: disputes.Step) -> Callable[[Story, Cast], None]:
        return lambda story, cast: step(story.pk, cast)

    return [(ago, of(step)) for ago, step in steps]


def stories() -> list[Story]:
    return [
        Story(95, CITIZEN, "云岭县2025年度一般公共预算执行情况", [*answered(PUBLIC, 94, 90, 88, 87, 86), (80, archive)]),
        Story(82, FIRM, "县城供水管网改造工程征收补偿方案", [(81, accept), (80, consult), (75, objection), *answered(PARTLY, 81, 74, 72, 70, 69)[1:], *over(disputes.decided())]),
        Story(70, NEIGHBOUR, "演示河道整治工程第三次协调会会议纪要", [(69, accept), (66, search), *answered(NOT_HELD, 69, 65, 63, 62, 61)[1:], *over(disputes.to_be_answered())]),
        Story(64, CITIZEN, "请处理小区隔壁工地夜间施工噪声", [*answered(PETITION, 63, 62, 60, 59, 58), *over(disputes.complaint())]),
        Story(58, LAWYERS, "县政府办公室2024年度行政复议决定书目录", answered(PUBLIC, 57, 40, 37, 36, 35)),
        Story(44, NEIGHBOUR, "青溪镇农村公路养护经费分配表", [(43, accept), (41, withdraw)]),
        Story(26, LAWYERS, "2003年县属企业改制批复文件", [(25, accept), (8, extend)]),
        Story(23, CITIZEN, "云岭县2024年土地利用变更调查成果", [(22, accept)]),
        Story(18, FIRM, "县级储备粮轮换竞价销售公告和成交结果", [(17, accept)]),
        Story(16, NEIGHBOUR, "县政府常务会议2026年第二季度议题目录", [(15, accept), (9, draft(PUBLIC)), (8, review), (7, decide)]),
        Story(12, LAWYERS, "供水管网改造工程施工合同", [(11, accept), (8, consult)]),
        Story(11, CITIZEN, "云岭县2025年度教育附加费使用情况", [(10, accept), (5, draft(PUBLIC)), (4, review)]),
        Story(9, FIRM, "政府采购代理机构监督检查结果", [(8, accept), (2, draft(PUBLIC))]),
        Story(6, NEIGHBOUR, "关于某项目的所有材料", [(5, ask_amendment)]),
        Story(3, CITIZEN, "白石乡饮用水水源保护区划定方案", [(2, confirm)], channel="internet"),
        Story(1, FIRM, "县级行政事业单位房屋出租招租公告", channel="internet"),
    ]  # fmt: skip


def acts(cast: Cast) -> list[Act]:
    """Every act of every story, each to be played on its day."""
    found: list[Act] = []
    for story in stories():
        found.append((story.ago, partial(story.begin, cast)))
        found += [(ago, partial(act, story, cast)) for ago, act in story.acts]
    return found
