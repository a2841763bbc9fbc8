"""Catalogues compiled by our script are read by Python's own reader of GNU catalogues."""

import gettext
import io
from pathlib import Path

import pytest

from scripts.compile_messages import binary, catalogue, main

SOURCE = r"""
# A comment of the translator.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#: desk/views.py:12
msgid "我的待办"
msgstr "My work"

msgctxt "case"
msgid "关闭"
msgstr "Close the case"
msgid "关闭"
msgstr "Close"

msgid "第一行\n"
"第二“行”"
msgstr "first line\n"
"second \"line\""

#, python-format
msgid "%(n)s件"
msgid_plural "%(n)s件"
msgstr[0] "%(n)s case"
msgstr[1] "%(n)s cases"

#, fuzzy
msgid "存疑"
msgstr "perhaps"

msgid "未译"
msgstr ""

#~ msgid "旧词"
#~ msgstr "old word"
"""


@pytest.fixture
def compiled() -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(binary(catalogue(SOURCE.splitlines()))))


@pytest.mark.parametrize(
    ("source", "translation"),
    [("我的待办", "My work"), ("关闭", "Close"), ("第一行\n第二“行”", 'first line\nsecond "line"')],
)
def test_a_translated_message_is_found(compiled, source, translation):
    assert compiled.gettext(source) == translation


def test_context_tells_equal_sources_apart(compiled):
    assert compiled.pgettext("case", "关闭") == "Close the case"


def test_plural_forms_follow_the_rule_of_the_header(compiled):
    assert [compiled.ngettext("%(n)s件", "%(n)s件", n) for n in (1, 2)] == ["%(n)s case", "%(n)s cases"]


@pytest.mark.parametrize("source", ["存疑", "未译", "旧词"])
def test_what_is_fuzzy_untranslated_or_obsolete_falls_back_to_the_source(compiled, source):
    assert compiled.gettext(source) == source


def test_a_broken_catalogue_is_named_with_its_line_and_leaves_no_file(tmp_path: Path, capsys):
    broken = tmp_path / "django.po"
    broken.write_text('msgid "好"\nmsgstr "good"\nmsgidd\n', encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    assert "django.po" in (complaint := capsys.readouterr().err)
    assert "line 3" in complaint
    assert list(tmp_path.iterdir()) == [broken]
