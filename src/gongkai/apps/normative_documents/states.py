"""The life of a normative document beside the review of its text: which moves there are, who makes them, and by what."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.roles import Role
from gongkai.apps.normative_documents import guards
from gongkai.apps.normative_documents.guards import Facts
from gongkai.lib.workflow import Clock, Move, Workflow
from gongkai.statute.instruments import LR115, N37

N37_LIFE = N37.whole("unverified")
LR115_REVIEW = LR115.whole()


class State(TextChoices):
    """How far its making is. Whether it is in force on a day is told by its status rows, see queries.register."""

    DRAFTING = "drafting", _("起草论证")
    IN_LEGALITY_REVIEW = "in_legality_review", _("合法性审核中")
    REVIEWED = "reviewed", _("待集体审议")
    DECIDED = "decided", _("待登记编号")
    NUMBERED = "numbered", _("待公布")
    PUBLISHED = "published", _("已公布")
    ENDED = "ended", _("已废止或者失效")
    DROPPED = "dropped", _("已终止制定")


S = State
BEFORE_PUBLICATION = (S.DRAFTING, S.IN_LEGALITY_REVIEW, S.REVIEWED, S.DECIDED, S.NUMBERED)
STANDING = (S.NUMBERED, S.PUBLISHED, S.ENDED)

DRAFTERS = (Role.HANDLER, Role.REGISTRAR)
LEGAL = (Role.LEGAL_REVIEWER,)
REGISTRARS = (Role.REGISTRAR, Role.LEGAL_REVIEWER, Role.DISCLOSURE_OFFICE)
KEEPERS = (Role.LEGAL_REVIEWER, Role.DISCLOSURE_OFFICE)
DECIDERS = (*DRAFTERS, Role.LEADER_IN_CHARGE)
EVERYONE = (*DRAFTERS, Role.LEGAL_REVIEWER, Role.DISCLOSURE_OFFICE, Role.LEADER_IN_CHARGE, Role.UNIT_HEAD)

G = guards
# fmt: off
MOVES: tuple[Move[Facts], ...] = (
    Move(1,  (S.DRAFTING,), "assess", S.DRAFTING, _("登记必要性评估"), DRAFTERS, clock=Clock.NONE, sources=(N37_LIFE,)),
    Move(2,  (S.DRAFTING,), "add_opinion", S.DRAFTING, _("登记征求的意见"), DRAFTERS, clock=Clock.NONE, sources=(N37_LIFE,)),
    Move(3,  (S.DRAFTING,), "send_to_review", S.IN_LEGALITY_REVIEW, _("送合法性审核"), DRAFTERS, clock=Clock.START,
         sources=(LR115_REVIEW,), guards=(G.need_is_assessed, G.opinions_are_asked, G.there_is_a_text)),
    Move(4,  (S.IN_LEGALITY_REVIEW,), "supplement", S.IN_LEGALITY_REVIEW, _("补充审核材料"), DRAFTERS, clock=Clock.START,
         sources=(LR115_REVIEW,), guards=(G.material_is_missing,)),
    Move(5,  (S.IN_LEGALITY_REVIEW,), "recall", S.DRAFTING, _("撤回送审"), DRAFTERS, clock=Clock.END),
    Move(6,  (S.IN_LEGALITY_REVIEW,), "opine", S.REVIEWED, _("出具审核意见"), LEGAL, clock=Clock.END, sources=(LR115_REVIEW,),
         guards=(G.not_own_work, G.material_is_complete, G.text_is_as_sent)),
    Move(7,  (S.REVIEWED,), "decide", S.DECIDED, _("登记集体审议"), DECIDERS, clock=Clock.NONE, sources=(N37_LIFE, LR115_REVIEW),
         guards=(G.text_is_as_reviewed,)),
    Move(8,  (S.REVIEWED, S.DECIDED, S.NUMBERED), "send_back", S.DRAFTING, _("退回修改"),
         (*DECIDERS, Role.LEGAL_REVIEWER), clock=Clock.NONE, guards=(G.was_never_public,)),
    Move(9,  (S.DECIDED,), "number", S.NUMBERED, _("统一登记编号"), REGISTRARS, clock=Clock.NONE, sources=(N37_LIFE,),
         guards=(G.text_is_as_reviewed,)),
    Move(10, (S.DRAFTING,), "enter_earlier", S.NUMBERED, _("登记既有文件"), KEEPERS, clock=Clock.NONE,
         guards=(G.not_own_work, G.was_never_public)),
    Move(11, (S.NUMBERED,), "publish", S.PUBLISHED, _("公布"), clock=Clock.START, sources=(N37_LIFE,)),
    Move(12, (S.PUBLISHED, S.ENDED), "file", S.PUBLISHED, _("登记备案"), (*DRAFTERS, *LEGAL), clock=Clock.END,
         sources=(N37_LIFE,)),
    Move(13, (S.PUBLISHED,), "begin_revision", S.PUBLISHED, _("登记修改"), KEEPERS, clock=Clock.NONE, sources=(N37_LIFE,),
         guards=(G.not_own_work, G.no_revision_is_open)),
    Move(14, (S.PUBLISHED,), "drop_revision", S.PUBLISHED, _("取消修改"), KEEPERS, clock=Clock.NONE,
         guards=(G.a_revision_is_open,)),
    Move(15, (S.PUBLISHED,), "extend", S.PUBLISHED, _("延续有效期"), KEEPERS, clock=Clock.NONE, sources=(N37_LIFE,),
         guards=(G.not_own_work,)),
    Move(16, (S.PUBLISHED,), "repeal", S.ENDED, _("登记废止"), KEEPERS, clock=Clock.NONE, sources=(N37_LIFE,),
         guards=(G.not_own_work,)),
    Move(17, (S.PUBLISHED,), "declare_expired", S.ENDED, _("宣布失效"), KEEPERS, clock=Clock.NONE, sources=(N37_LIFE,),
         guards=(G.not_own_work,)),
    Move(18, (S.PUBLISHED,), "expire", S.ENDED, _("到期"), clock=Clock.NONE, sources=(N37_LIFE,)),
    Move(19, (S.PUBLISHED, S.ENDED), "correct_status", S.PUBLISHED, _("更正效力登记"), KEEPERS, clock=Clock.NONE,
         guards=(G.not_own_work, G.there_is_a_status_to_correct)),
    Move(20, BEFORE_PUBLICATION[:-1], "drop", S.DROPPED, _("终止制定"), DECIDERS, clock=Clock.END,
         guards=(G.was_never_public,)),
)
# fmt: on
WORKFLOW: Workflow[Facts] = Workflow(MOVES, lambda state: str(State(state).label))
