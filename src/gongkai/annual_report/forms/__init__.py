"""The official form as data: one module per edition. Reader, checks, renderer and web forms all read these."""

from gongkai.annual_report.forms import form_2019, form_2021, pre_2019
from gongkai.annual_report.forms.shape import Balance, Column, Form, Row, Table, cell_id

FORMS: dict[str, Form] = {form.id: form for form in (pre_2019.FORM, form_2019.FORM, form_2021.FORM)}

__all__ = ["FORMS", "Balance", "Column", "Form", "Row", "Table", "cell_id"]
