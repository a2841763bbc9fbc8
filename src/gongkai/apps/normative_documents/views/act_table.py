"""Each act on a document as a row: its form, the service that does it, the words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.acts import Act
from gongkai.apps.normative_documents import services
from gongkai.apps.normative_documents.forms import acts as forms
from gongkai.apps.normative_documents.forms.reviewing import MaterialsForm, OpineForm

# fmt: off
ACTS: tuple[Act, ...] = (
    Act("assess", forms.AssessForm, services.assess, _("登记评估结论"), _("已登记必要性评估。"),
        _("制定以前先评估：确有必要，现有文件不能解决。")),
    Act("add_opinion", forms.OpinionForm, services.add_opinion, _("登记这条意见"), _("已登记，可以继续登记下一条。"),
        _("每个部门、每次公开征求登记一条；没有采纳的写明理由，供合法性审核和公开反馈使用。")),
    Act("send_to_review", MaterialsForm, services.send_to_review, _("送合法性审核"), _("已送审。"),
        _("送审的是现在的文本。必须的四种材料齐备之日起计算审核期限；送审以后不要改动文本，改动了要重新送审。")),
    Act("supplement", MaterialsForm, services.supplement, _("提交补充的材料"), _("材料已补充。"),
        _("材料齐备之日起计算审核期限。")),
    Act("recall", forms.Confirmation, services.recall, _("撤回送审"), _("已撤回，可以继续修改文本。"),
        _("撤回以后重新送审是新的一轮，期限重新计算。")),
    Act("opine", OpineForm, services.opine, _("出具审核意见"), _("审核意见已出具。"),
        _("对送审的这个文本逐项作出结论。七项都没有问题的，意见是“合法”，可以提交集体审议；否则退回起草单位。")),
    Act("decide", forms.DecideForm, services.decide, _("登记审议通过"), _("已登记集体审议。"),
        _("登记的是对合法性审核通过的这个文本的审议决定。")),
    Act("send_back", forms.ReasonForm, services.send_back, _("退回修改"), _("已退回起草。"),
        _("审议没有通过，或者文本需要改动的，退回起草；改动以后重新审核和审议。")),
    Act("number", forms.NumberForm, services.number, _("登记并编号"), _("已登记编号。"),
        _("系统按本地规则给出下一个统一编号，连续、不重复，给出以后不变。发文字号和成文日期写在信息要素里。")),
    Act("enter_earlier", forms.EarlierForm, services.enter_earlier, _("登记既有文件"), _("已登记，可以审核发布。"),
        _("系统启用以前已经公布的文件，按登记簿补登；由录入以外的人核对登记。信息仍须经过审核才发布。")),
    Act("file", forms.FileForm, services.file, _("登记备案"), _("已登记备案。"),
        _("报送备案以后登记日期和备案号。")),
    Act("begin_revision", forms.RevisionForm, services.begin_revision, _("登记修改"), _("已登记，请更新信息的正文。"),
        _("登记以后，在信息页面更新正文为合并后的文本，经审核发布；网站同时显示新旧文本的逐条对照。")),
    Act("drop_revision", forms.Confirmation, services.drop_revision, _("取消这次修改"), _("已取消。"),
        _("登记错了，或者不再修改的，可以取消；已经发布的文本不变。"), danger=True),
    Act("extend", forms.ExtendForm, services.extend, _("登记延续"), _("已延续有效期。"),
        _("有效期届满以前可以延续；已经失效的要重新公布。")),
    Act("repeal", forms.EndForm, services.repeal, _("登记废止"), _("已登记废止。"),
        _("原来的网址保留，注明已废止、日期和依据。"), danger=True),
    Act("declare_expired", forms.EndForm, services.declare_expired, _("宣布失效"), _("已登记失效。"),
        _("调整对象消失、任务完成的文件宣布失效；原来的网址保留。"), danger=True),
    Act("correct_status", forms.CorrectForm, services.correct_status, _("更正这条登记"), _("已更正。"),
        _("登记错了的用另一条代替，两条都保留，公众看到更正后的有效性。"), danger=True),
    Act("drop", forms.ReasonForm, services.drop, _("终止制定"), _("已终止制定。"),
        _("终止以后办理记录保留，不再列入待办。"), danger=True),
)
# fmt: on
