"""What a figure covers (whole area, own body, a named part, all years) and what was done with the counted things."""

from __future__ import annotations

import re

from gongkai.annual_report.report import Scope, Verb

_AREA = r"全[省市县区镇乡州盟旗系]|[我本][省市县区镇乡州盟旗]|各级|(?<!直)各(?:部门|单位)|各地"
_OWN = r"[我本](?:[局厅委办院队所部馆站处]|机关|单位|中心)|政府办公[室厅]|[市区县省]政府本级|局机关|厅机关|街道办事处"
_PART = (
    r"各(?:乡镇|镇街|街道|县区|县市区|县（|科室|处室|乡、|区县|镇)|[市县区省]直(?:各)?(?:单位|部门|机关)|政府各部门"
    r"|[市县区省](?:政府)?公开办|[市县区省](?!政府|人民政府)[\u4e00-\u9fff]{1,12}?(?:局|公开办|委员会|中心|办公室)(?!”?(?:政府|政务)?(?:网|信箱|微|官|门户|公众|抖音)|\d)|平台（|部门\d"
)
# Each of these words begins with one of these characters: the search leaps from one to the next.
_FIRST = "全我本各政市区县省局厅街平部"
_BODIES = re.compile(rf"(?=[{_FIRST}])(?:(?P<area>{_AREA})|(?P<own>{_OWN})|(?P<part>{_PART}))")
_SINCE = re.compile(
    r"自[^，。；\d]{0,12}以来|[施实开运成上建][行施通立线站]以来|运行以来|截[至止]目前|目前为止|迄今|历年|累计至"
)
_THIS_YEAR = re.compile(r"全年|今年|本年|当年|年内|年度|一年来|20\d{2}年(?!底|末|来|以来)")
_TOGETHER = ("累计", "历年", "总计", "总数", "总量")
_SCOPES = {"area": Scope.AREA, "own": Scope.OWN, "part": Scope.PART}
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


class Scopes:
    """The words of one sentence that tell whose things are counted."""

    def __init__(self, text: str, start: int, end: int, own: str = "") -> None:
        self._text, self._start = text, start
        self._said = [
            (found.start(), Scope.OWN if _is(own, found.group()) else _SCOPES[found.lastgroup or ""])
            for found in _BODIES.finditer(text, start, end)
        ]
        since = _SINCE.search(text, start, end)
        self._since = since.start() if since else end

    def named_part(self, left: int, right: int) -> bool:
        """Whether the clause names one body or group of bodies of several."""
        named = [scope for offset, scope in self._said if left <= offset < right]
        return Scope.PART in named and Scope.AREA not in named

    def at(self, left: int, right: int) -> Scope:
        """The scope of a figure whose clause is [left, right): its own last words win, else the sentence's first."""
        clause = self._text[left:right]
        together = self._since < right and any(word in clause for word in _TOGETHER)
        if together and ("历年" in clause or not _THIS_YEAR.search(clause)):
            return Scope.CUMULATIVE
        inside = [scope for offset, scope in self._said if left <= offset < right]
        earlier = [scope for offset, scope in self._said if offset < left]
        return inside[-1] if inside else earlier[0] if earlier else Scope.AREA


def _is(own: str, said: str) -> bool:
    """Whether the words name the body whose report this is: 县气象局 in that of 清河县气象局, or its short form 市人社局."""
    if len(said) < 4 or own[-1:] != said[-1]:
        return False
    start = own.find(said[:2])  # a short form leaves characters out, but not the first of the name
    rest = iter(own[start:])
    return start >= 0 and all(char in rest for char in said)


def verb_of(metric: str, own: set[str], remembered: str) -> Verb:
    if metric.startswith("requests_received"):
        return Verb.RECEIVED
    if metric in _VERB_OF:
        return _VERB_OF[metric]
    for said, verb in _SAID.items():
        if said in own:
            return verb
    return _SAID.get(remembered, Verb.OTHER)
