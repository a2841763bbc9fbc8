"""Items at each level of review, and everybody who might try to pass them: the table of the review matrix, worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gongkai.apps.agencies.models import Staff
from gongkai.apps.agencies.roles import Role
from gongkai.apps.proactive import services
from gongkai.apps.proactive.kinds import BY_CODE
from gongkai.apps.proactive.models import Column, Item, ItemVersion, Review
from gongkai.apps.proactive.records import Words, digest_of, words_of
from gongkai.apps.proactive.states import State
from gongkai.apps.proactive.steps import Stage, Step
from gongkai.lib import clock
from tests.integration.items import desk

STEPS = (
    Stage(Step.FIRST, Role.UNIT_HEAD),
    Stage(Step.SECRECY, Role.SECRECY_REVIEWER),
    Stage(Step.LEGALITY, Role.LEGAL_REVIEWER),
    Stage(Step.SECOND, Role.LEADER_IN_CHARGE),
    Stage(Step.FINAL, Role.DISCLOSURE_OFFICE),
)
REVIEW = (
    Role.UNIT_HEAD,
    Role.SECRECY_REVIEWER,
    Role.LEGAL_REVIEWER,
    Role.LEADER_IN_CHARGE,
    Role.DISCLOSURE_OFFICE,
)
LEVELS = ("first", "secrecy", "legality", "second", "final", "clear", "release", "after")
PASSED = LEVELS[:5]  # those of the steps before publication
ACTORS = (
    "author", "coauthor", "administrator_author", "administrator", "handler", "other_reviewer", "elsewhere", "gone",
    "twice", "right",
)  # fmt: skip
TITLE = "东河镇农田水利工程建设公告"
FINDING = {
    "rule": "RG-PHONE",
    "level": "warning",
    "sentence": "正文有手机号码。",
    "anchor": "p",
    "quote": "x",
    "key": "k" * 64,
}

# What each is told. None: it is done. 404: the item is not there for this person.
OWN = "这件信息是您起草或者修改的，不能由您本人审核、放行；须由另一位同事办理。"
TWICE = "这一版您已经审过一步；各级审核须由不同的人办理。"
RELEASER = "应急发布是您决定的，事后审查须由另一位同事办理。"
REVIEWERS = "承办单位负责人、保密审查员、合法性审核员、分管领导、政府信息公开工作机构"
NO_REVIEWER = f"“审核通过”须由“东河镇人民政府”的{REVIEWERS}办理，您没有这个角色。"
NO_CLEARER = f"“放行检查结果”须由“东河镇人民政府”的{REVIEWERS}办理，您没有这个角色。"
NO_RELEASER = "“应急发布”须由“东河镇人民政府”的政府信息公开工作机构、分管领导办理，您没有这个角色。"
NO_AFTER = "“事后审查”须由“东河镇人民政府”的政府信息公开工作机构、分管领导办理，您没有这个角色。"
NOT_THERE = 404
TURNS = {
    "first": "现在轮到“初审”，须由本单位的承办单位负责人办理，您没有这个角色。",
    "secrecy": "现在轮到“保密审查”，须由本单位的保密审查员办理，您没有这个角色。",
    "legality": "现在轮到“合法性审核”，须由本单位的合法性审核员办理，您没有这个角色。",
    "second": "现在轮到“复审”，须由本单位的分管领导办理，您没有这个角色。",
    "final": "现在轮到“终审”，须由本单位的政府信息公开工作机构办理，您没有这个角色。",
}
_ALWAYS = {
    "author": OWN, "coauthor": OWN, "administrator_author": OWN, "administrator": NOT_THERE, "elsewhere": NOT_THERE,
    "gone": NOT_THERE, "right": None,
}  # fmt: skip
EXPECTED: dict[str, dict[str, str | int | None]] = {
    "first": {**_ALWAYS, "handler": NO_REVIEWER, "other_reviewer": TURNS["first"], "twice": None},
    "secrecy": {**_ALWAYS, "handler": NO_REVIEWER, "other_reviewer": TURNS["secrecy"], "twice": TWICE},
    "legality": {**_ALWAYS, "handler": NO_REVIEWER, "other_reviewer": TURNS["legality"], "twice": TWICE},
    "second": {**_ALWAYS, "handler": NO_REVIEWER, "other_reviewer": TURNS["second"], "twice": TWICE},
    "final": {**_ALWAYS, "handler": NO_REVIEWER, "other_reviewer": TURNS["final"], "twice": TWICE},
    # Any reviewer may let a finding pass who did not write the text.
    "clear": {**_ALWAYS, "handler": NO_CLEARER, "other_reviewer": None, "twice": None},
    "release": {**_ALWAYS, "handler": NO_RELEASER, "other_reviewer": NO_RELEASER, "twice": None},
    "after": {**_ALWAYS, "handler": NO_AFTER, "other_reviewer": NO_AFTER, "twice": RELEASER},
}
# Whose turn it is at each level, and a reviewer of another step.
RIGHT = {
    "first": "unit_head", "secrecy": "secrecy_reviewer", "legality": "legal_reviewer", "second": "leader_in_charge",
    "final": "disclosure_office", "clear": "unit_head", "release": "leader_in_charge", "after": "leader_in_charge",
}  # fmt: skip
OTHER = {"first": "secrecy_reviewer"}  # else the head of the unit


@dataclass
class Matrix:
    """people: by the names of ACTORS, or by role for those of one role alone. items: by kind and level."""

    agency: object
    column: Column
    people: dict[str, Staff]
    elsewhere: dict[str, Staff]
    items: dict[tuple[str, str], Item] = field(default_factory=dict)

    def actor(self, name: str, level: str) -> Staff:
        if name == "right":
            return self.people[RIGHT[level]]
        if name == "elsewhere":
            return self.elsewhere[RIGHT[level]]
        if name == "other_reviewer":
            return self.people[
                OTHER.get(level, "secrecy_reviewer" if level in {"release", "after"} else "unit_head")
            ]
        return self.people[name]

    def item(self, kind: str, level: str) -> Item:
        if (kind, level) not in self.items:
            self.items[kind, level] = made(self, kind, level)
        return Item.objects.select_related("agency", "newest", "column").get(pk=self.items[kind, level].pk)


def prepared(county) -> Matrix:
    """A township with one person for each role, and with those who try."""
    of = desk(county)
    services.settle_review(of.office, county.government, STEPS)
    east, west = county.east, county.west
    people = {role.value: county.person(f"m_{role.value}", east, role) for role in REVIEW}
    people |= {
        "author": county.person("m_author", east, Role.HANDLER, *REVIEW),
        "coauthor": county.person("m_coauthor", east, Role.HANDLER, *REVIEW),
        "administrator_author": county.person(
            "m_all", east, Role.SYSTEM_ADMINISTRATOR, Role.HANDLER, *REVIEW
        ),
        "administrator": county.system_administrator,
        "handler": county.person("m_handler", east, Role.HANDLER),
        "twice": county.person("m_twice", east, *REVIEW),
        "gone": county.person("m_gone", east, *REVIEW),
    }
    elsewhere = {role.value: county.person(f"w_{role.value}", west, role) for role in REVIEW}
    Staff.objects.filter(pk=people["gone"].pk).update(is_active=False)
    people["gone"] = Staff.objects.get(pk=people["gone"].pk)
    return Matrix(east, of.column, people, elsewhere)


def made(of: Matrix, kind: str, level: str) -> Item:
    """Three people wrote on it: nobody of them may pass it. The steps before this level were passed by `twice`."""
    item = Item.objects.create(agency=of.agency, kind=kind, column=of.column)
    words = _words(of, kind)
    for number, author in enumerate(("coauthor", "administrator_author", "author"), 1):
        newest = ItemVersion.objects.create(
            item=item, number=number, author=of.people[author], column=of.column, title=TITLE,
            **{name: value for name, value in words.items() if name not in {"title", "column"}},
        )  # fmt: skip
    item.newest = newest
    if level == "release":
        item.save()
        return item
    newest.frozen_at, newest.digest = clock.now(), digest_of(words_of(newest), [])
    newest.findings = [FINDING] if level == "clear" else []
    newest.save()
    item.state = State.IN_REVIEW
    if level == "after":
        item.state, item.is_public, item.published = State.PUBLISHED, True, newest
        item.published_at = item.renewed_at = clock.now()
        item.index_no, item.after_review_due = f"QY-{item.pk}", date(2024, 4, 10)
        item.released_by, item.release_reason = of.people["twice"], "汛情"
    item.save()
    if level in PASSED:
        for stage in STEPS[: PASSED.index(level)]:
            Review.objects.create(
                version=newest, step=stage.step, role=stage.role, verdict="passed", author=newest.author,
                reviewer=of.people["twice"],
            )  # fmt: skip
    return item


def _words(of: Matrix, kind: str) -> dict[str, object]:
    """Everything that a kind asks for."""
    given = Words(
        TITLE, of.column.pk, attribute="proactive", body="<p>自4月15日起施工。</p>", formed_on=date(2024, 4, 1),
        document_no="东政发〔2024〕5号", issuing_agency="东河镇人民政府", subject_category="综合政务",
        effective_on=date(2024, 5, 1), fields={one.code: "一" for one in BY_CODE[kind].fields},
    )  # fmt: skip
    return {name: getattr(given, name) for name in Words.__dataclass_fields__}
