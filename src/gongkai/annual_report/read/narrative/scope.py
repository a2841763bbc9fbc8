"""What a figure covers (whole area, own body, a named part, all years) and what was done with the counted things."""

from __future__ import annotations

import re

from gongkai.annual_report.report import Scope, Verb

_SINCE = re.compile(
    r"历年|自\D{0,12}以来|施行以来|实施以来|开通以来|运行以来|成立以来|上线以来|建站以来|截至目前|截止目前|目前为止|迄今|累计至"
)
_THIS_YEAR = re.compile(r"全年|今年|本年|当年|年内|年度|一年来|20\d{2}年(?!底|末|来|以来)")
_TOGETHER = re.compile(r"累计|历年|总计|总数|总量")
_AREA = re.compile(r"全[省市县区镇乡州盟旗系]|[我本][省市县区镇乡州盟旗]|各级|(?<!直)各(?:部门|单位)|各地")
_OWN = re.compile(
    r"[我本][局厅委办院队所部馆站处]|[我本]机关|[我本]单位|政府办公[室厅]|[市区县省]政府本级|局机关|厅机关|我中心|本中心|街道办事处"
)
_PART = re.compile(
    r"各(?:乡镇|镇街|街道|县区|县市区|县（|科室|处室|乡、|区县|镇)|[市县区省]直(?:各)?(?:单位|部门|机关)|政府各部门"
    r"|[市县区省][\u4e00-\u9fff]{1,12}?(?:局|公开办|委员会|中心|办公室)(?!网|信箱|微|官|门户|\d)|平台（|部门\d"
)
_VERB_OF = {
    "requests_carried_in": Verb.CARRIED_IN,
    "requests_carried_out": Verb.CARRIED_OUT,
    "requests_answered": Verb.ANSWERED,
    "answer_rate": Verb.ANSWERED,
    "hotline_closed": Verb.ANSWERED,
    "licenses_closed": Verb.ANSWERED,
    "licenses_accepted": Verb.RECEIVED,
}
_SAID = {
    "RECEIVED": Verb.RECEIVED,
    "ANSWERED": Verb.ANSWERED,
    "PUBLISHED": Verb.PUBLISHED,
    "PROACTIVE": Verb.PUBLISHED,
    "ISSUED": Verb.PUBLISHED,
}


def named_part(clause: str) -> bool:
    """Whether the clause names one body or group of bodies of several."""
    return bool(_PART.search(clause)) and not _AREA.search(clause)


def scope_of(sentence: str, clause: str) -> Scope:
    """The nearer words win: those of the clause, then those of the sentence up to it."""
    if _TOGETHER.search(clause) and _SINCE.search(sentence) and not _THIS_YEAR.search(clause):
        return Scope.CUMULATIVE
    if "历年" in clause:
        return Scope.CUMULATIVE
    for words in (clause, sentence):
        found = [
            (match.start(), scope)
            for pattern, scope in ((_AREA, Scope.AREA), (_OWN, Scope.OWN), (_PART, Scope.PART))
            if (match := pattern.search(words))
        ]
        if found:
            return max(found)[1] if words is clause else min(found)[1]
    return Scope.AREA


def verb_of(metric: str, own: set[str], remembered: str) -> Verb:
    if metric.startswith("requests_received"):
        return Verb.RECEIVED
    if metric in _VERB_OF:
        return _VERB_OF[metric]
    for said, verb in _SAID.items():
        if said in own:
            return verb
    return _SAID.get(remembered, Verb.OTHER)
