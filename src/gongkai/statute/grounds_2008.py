"""Grounds of the regulation of 2008 (国务院令第492号), for requests received until 2019-05-14 and for old ledgers.

Its articles are recalled, not read again: every place is marked unverified. The outcomes are those of the trial form,
which counted the whole of 2019.
"""

from collections.abc import Mapping
from types import MappingProxyType

from gongkai.statute.citation import Citation
from gongkai.statute.evidence import Evidence
from gongkai.statute.grounds import Ground, Strength
from gongkai.statute.instruments import REG_2008


def _place(article: int, paragraph: int | None = None, item: int | None = None) -> Citation:
    return REG_2008.article(article, paragraph, item).marked("unverified")


_PARTLY = "partially_granted"
_THIRD_PARTY = Strength.MUST_NOT_UNLESS_CONSENT_OR_PUBLIC_INTEREST
_THIRD_PARTY_OVERRIDE = "权利人同意公开，或者行政机关认为不公开可能对公共利益造成重大影响的，可以公开。"
_ASKED = (Evidence.REASONS, Evidence.CONSULTATION)

_GROUNDS = (
    Ground(
        "REG2008_21_1.public", "属于公开范围", _place(21, item=1), ("granted", _PARTLY),
        "申请公开的信息属于公开范围", "告知申请人获取该政府信息的方式和途径。", (Evidence.WAY_AND_ROUTE,),
    ),
    Ground(
        "REG2008_22.severance", "区分处理", _place(22), (_PARTLY,),
        "申请公开的信息含有不应当公开的内容，但是能够作区分处理", "提供可以公开的信息内容。",
        (Evidence.CONTENT, Evidence.SEVERED_PIECES, Evidence.SECRECY_REVIEW),
    ),
    Ground(
        "REG2008_14.state_secret", "涉及国家秘密", _place(14, 4), ("denied.state_secret", _PARTLY),
        "申请公开的信息涉及国家秘密", "告知不予公开并说明理由。",
        strength=Strength.MUST_NOT, override="没有例外。",
    ),
    Ground(
        "REG2008_8.security_and_stability", "公开后危及国家安全、公共安全、经济安全和社会稳定", _place(8),
        ("denied.security_and_stability", _PARTLY),
        "申请公开的信息公开后危及国家安全、公共安全、经济安全和社会稳定", "告知不予公开并说明理由。",
        strength=Strength.MUST_NOT, override="没有例外。",
    ),
    Ground(
        "REG2008_14.trade_secret", "涉及商业秘密", _place(14, 4), ("denied.third_party_rights", _PARTLY),
        "申请公开的信息涉及商业秘密", "书面征求第三方的意见；第三方不同意公开的不得公开。", _ASKED,
        _THIRD_PARTY, _THIRD_PARTY_OVERRIDE,
    ),
    Ground(
        "REG2008_14.personal_privacy", "涉及个人隐私", _place(14, 4), ("denied.third_party_rights", _PARTLY),
        "申请公开的信息涉及个人隐私", "书面征求第三方的意见；第三方不同意公开的不得公开。", _ASKED,
        _THIRD_PARTY, _THIRD_PARTY_OVERRIDE,
    ),
    Ground(
        "REG2008_21_3.does_not_exist", "该政府信息不存在", _place(21, item=3), ("unavailable.not_held", _PARTLY),
        "申请公开的信息不存在", "告知申请人。", (Evidence.SEARCH_RECORD,),
    ),
    Ground(
        "REG2008_21_3.other_agency", "依法不属于本行政机关公开", _place(21, item=3),
        ("unavailable.not_held", _PARTLY),
        "申请公开的信息依法不属于本机关公开", "告知申请人；能够确定公开机关的，告知其名称、联系方式。",
    ),
    Ground(
        "REG2008_21_4.unclear", "申请内容不明确", _place(21, item=4), ("unavailable.unclear_after_amendment",),
        "申请内容不明确", "告知申请人作出更改、补充。", (Evidence.REASONS, Evidence.AMENDED_REQUEST),
    ),
)  # fmt: skip

GROUNDS_2008: Mapping[str, Ground] = MappingProxyType({ground.code: ground for ground in _GROUNDS})
