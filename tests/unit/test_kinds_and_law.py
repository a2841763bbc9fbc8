"""The plain kinds of items ask what Article 20 names."""

import pytest

from gongkai.apps.proactive.kinds import BY_CODE, KINDS
from gongkai.statute.content import STATUTORY_CONTENT

# Nouns of the article → the field of the kind that holds them; what stands in the text of every item has no field.
ASKED = {
    ("organization", "art20.02"): {
        "机关职能": "duties", "机构设置": "units", "办公地址": "address", "办公时间": "office_hours", "联系方式": "phone",
        "负责人姓名": "head",
    },
    ("license", "art20.05"): {"依据": "basis", "条件": "conditions", "程序": "procedure", "办理结果": "result"},
    ("fees", "art20.08"): {"收费项目": "item", "依据": "basis", "标准": "standard"},
    ("project", "art20.10"): {"批准情况": "approval_no", "实施情况": "progress"},
    ("recruitment", "art20.14"): {
        "职位": "posts", "名额": "posts", "报考条件": "conditions", "录用结果": "result",
    },
}  # fmt: skip


@pytest.mark.parametrize(("kind", "entry"), ASKED)
def test_every_noun_of_the_article_has_its_field(kind, entry):
    nouns = ASKED[kind, entry]
    assert tuple(nouns) == STATUTORY_CONTENT[entry].nouns
    assert {code for code in nouns.values() if BY_CODE[kind].field(code) is None} == set()


def test_no_two_fields_of_a_kind_share_a_code_or_a_label():
    for kind in KINDS:
        codes, labels = [one.code for one in kind.fields], [str(one.label) for one in kind.fields]
        assert len(set(codes)) == len(codes), kind.code
        assert len(set(labels)) == len(labels), kind.code
