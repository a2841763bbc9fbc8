"""Tables of the catalogue on the site, from entries that are in no database."""

from gongkai.apps.agencies.models import Agency
from gongkai.apps.catalogue.models import CatalogueEntry
from gongkai.apps.catalogue.standing import Holding
from gongkai.portal.platform.tables import catalogue_of

BODY = Agency(pk=1, name="东河镇人民政府")


def heads(entries):
    (table,) = catalogue_of(entries, {one.pk: Holding() for one in entries})
    for row in table.rows:
        assert len(row.cells) == len(table.columns)
    return [str(column.text) for column in table.columns]


def entry(pk, content=""):
    return CatalogueEntry(pk=pk, agency=BODY, source="art21", level_1=f"事项{pk}", content=content)


def test_a_column_in_which_nothing_stands_is_left_out():
    assert heads([entry(1), entry(2)]) == ["公开事项", "公开时限", "已公开", "最近更新"]
    assert heads([entry(1), entry(2, "批次、面积")])[1] == "公开内容（要素）"
