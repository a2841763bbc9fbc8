"""What must be published: complete lists, and the right ones for each kind and level of body."""

import pytest

from gongkai.statute.content import (
    ARTICLE_20,
    STATUTORY_CONTENT,
    Binding,
    BodyKind,
    BodyLevel,
    content_of,
)
from gongkai.statute.platform import (
    CATALOGUE_FIELDS,
    GUIDE_CONTENTS,
    PLATFORM_ENTRIES,
    STANDARD_COLUMNS,
    STANDARD_FIELDS,
    missing,
)


def test_article_20_has_its_fifteen_items_and_cites_them():
    assert [entry.code for entry in ARTICLE_20] == [f"art20.{number:02}" for number in range(1, 16)]
    assert ARTICLE_20[6].citation.place == "第二十条第（七）项"
    assert len(STATUTORY_CONTENT) == 15 + 7 + 8


@pytest.mark.parametrize(
    ("kind", "level", "law", "inferred"),
    [
        ("government", "province", 15, 0),
        ("department", "province", 15, 0),
        ("government", "prefecture", 22, 0),
        ("government", "county", 22, 0),
        ("department", "county", 22, 0),
        ("township", "township", 23, 0),
        ("subdistrict", "township", 15, 7),
        ("dispatched_body", "county", 15, 7),
        ("authorized_organization", "province", 15, 0),
        ("public_utility_body", "county", 0, 0),
    ],
)
def test_each_kind_of_body_has_its_entries(kind, level, law, inferred):
    found = [one.binding for one in content_of(kind, level)]
    assert (found.count(Binding.LAW), found.count(Binding.INFERRED)) == (law, inferred)


def test_a_township_has_its_own_fields_and_a_county_others():
    township = {one.entry.title for one in content_of("township", "township")}
    county = {one.entry.title for one in content_of("government", "county")}
    assert {"筹资筹劳", "宅基地使用情况审核"} <= township - county
    assert {"市政建设", "治安管理"} <= county - township


def test_every_kind_and_level_that_a_body_can_have_is_answered():
    from gongkai.apps.agencies.models.agency import AgencyKind, AgencyLevel

    assert {*AgencyKind.values} == {*BodyKind}
    assert {*AgencyLevel.values} == {*BodyLevel}
    assert all(isinstance(content_of(kind, level), tuple) for kind in BodyKind for level in BodyLevel)


def test_the_lists_of_the_platform_are_complete():
    assert len(PLATFORM_ENTRIES) == len(CATALOGUE_FIELDS) == 4
    assert len(STANDARD_FIELDS) == len({one.label for one in STANDARD_FIELDS}) == 26
    assert len(GUIDE_CONTENTS) == 9
    assert len(STANDARD_COLUMNS) == 11


def test_what_a_catalogue_entry_lacks_is_named():
    given = {"index_no": "1/2024-1", "title": "通知", "summary": " "}
    assert [one.label for one in missing(CATALOGUE_FIELDS, given)] == ["内容概述", "生成日期"]
