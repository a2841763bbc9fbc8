"""Taking over a register: for those who register at the body; another body's imports are just not there."""

import io

import xlsxwriter

from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.importing.fields import Field
from gongkai.apps.disclosure_requests.importing.reading import Layout
from tests.integration.access import Codes, Page
from tests.integration.requests import office

# The stranger is a handler of another body and registers nowhere; neither does who only looks on from above.
REGISTRARS = Codes(302, 403, 403, 200, 403, 403, 403, 403)
ROWS_OF_SHEET = (("收到日期", "申请人", "统计类别", "申请内容"), ("2024-03-04", "测试甲", "自然人", "决算"))


def _book() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate(ROWS_OF_SHEET):
            sheet.write_row(at, 0, row)
    return out.getvalue()


def prepare(county):
    of = office(county, prefix="import")
    begun = services.begin_import(of.registrar, "台账.xlsx", _book())
    order = (Field.RECEIPT_DATE, Field.NAME, Field.TYPE, Field.DESCRIPTION)
    columns = {field: at for at, field in enumerate(order)}
    services.lay_out(of.registrar, begun.pk, Layout(0, 1, columns))
    return {"import": begun.pk}


ROWS = (
    Page("disclosure_requests:import", REGISTRARS),
    Page("disclosure_requests:import_template", REGISTRARS),
    Page("disclosure_requests:import_columns", REGISTRARS, ("import",)),
    Page("disclosure_requests:import_preview", REGISTRARS, ("import",)),
    # Last, for it ends the import: sent by who may, it leads back to the list of imports.
    Page(
        "disclosure_requests:import_give_up",
        Codes(302, 403, 403, 302, 403, 403, 403, 403),
        ("import",),
        "post",
    ),
)
