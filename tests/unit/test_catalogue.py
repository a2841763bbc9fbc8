"""The English catalogue is whole: every source string of code and templates has its English, with the same places."""

import ast
import re
from pathlib import Path

import allauth
import pytest
from django import conf

from scripts.collect_messages import (
    SOURCE,
    Message,
    collect,
    missing,
    of_module,
    of_template,
    translated,
)

OUR_WORDS = SOURCE / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
PLACE = re.compile(r"%\(\w+\)[a-z]")


def test_every_source_string_has_its_english():
    assert [message.msgid for message in missing()] == []


def test_catalogue_holds_nothing_that_the_source_no_longer_says():
    assert sorted(translated().keys() - collect().keys()) == []


def test_english_holds_no_chinese_but_where_it_names_something():
    # What has to be written or stands printed in Chinese stays so in the English sentence.
    quoted = {
        "批准文件的标题或文号，如 县政发〔2023〕5号。",
        "第一行没有“错误写法”列；请用模板的表头。",
        "年度报告的申请人类别：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他。",
        "“%(text)s”不是已知的状态；请写成办理中、已答复或者已归档，或者不选用这一列。",
        "“%(text)s”不是年度报告里的办理结果；请写成官方的结果名称，如“不予公开：属于国家秘密”。",
        "“%(text)s”看不出是还是否；请写“是”或者“否”。",
        "可以从文字处理软件直接粘贴：每行成为一段，“一、”“（一）”开头的短行成为小标题，用制表符分开的行成为表格；也可以写HTML。",
        "如 清政发〔2024〕5号。",
        "等不及的，可以打电话、写信或者当面提交申请；邮寄的，请在信封上注明“政府信息公开申请”。写明姓名或者单位名称、身份证明、联系方式，需要的信息的名称、文号或者其他特征，以及怎样拿到，就可以了。",
    }
    chinese = re.compile(r"[\u4e00-\u9fff]")
    found = [message.msgid for message, texts in translated().items() if any(map(chinese.search, texts))]
    assert set(found) <= quoted


def test_english_calls_the_statutory_channel_by_one_name():
    texts = {m.msgid: said for m, said in translated().items() if "依申请公开" in m.msgid}
    assert len(texts) >= 6
    assert [msgid for msgid, said in texts.items() if "disclosure on request" not in said[0].lower()] == []


def test_our_words_replace_strings_that_the_libraries_really_have():
    library = {message.msgid for po in _catalogues_of_libraries() for message in translated(po)}
    library |= _msgids_in_source(Path(allauth.__file__).parent)
    assert sorted({message.msgid for message in translated(OUR_WORDS)} - library) == []


def _catalogues_of_libraries() -> list[Path]:
    folders = [
        Path(allauth.__file__).parent / "locale" / "zh_Hans",
        Path(conf.__file__).parent / "locale" / "en",
    ]
    return [folder / "LC_MESSAGES" / "django.po" for folder in folders]


def _msgids_in_source(folder: Path) -> set[str]:
    """Strings of the library's code and templates; its Chinese catalogue lacks the newest ones."""
    found = set()
    for path in [*folder.glob("account/**/*.py"), *folder.glob("mfa/**/*.py")]:
        found |= {message.msgid for message in of_module(path.read_text(encoding="utf-8"))}
    for path in [*folder.glob("templates/account/**/*.*"), *folder.glob("templates/mfa/**/*.*")]:
        found |= {message.msgid for message in of_template(path.read_text(encoding="utf-8"))}
    return found


def test_our_words_keep_the_places_of_the_libraries():
    for message, texts in translated(OUR_WORDS).items():
        assert all(set(PLACE.findall(text)) <= set(PLACE.findall(message.msgid)) for text in texts), message


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ('_("提交申请")', Message("提交申请")),
        ('gettext_lazy("提交" "申请")', Message("提交申请")),
        ('translation.gettext("提交申请")', Message("提交申请")),
        ('ngettext("%(n)d件", "%(n)d件", n)', Message("%(n)d件", msgid_plural="%(n)d件")),
        ('pgettext("案卷", "关闭")', Message("关闭", msgctxt="案卷")),
    ],
)
def test_message_is_found_in_code(code, message):
    assert list(of_module(code)) == [message]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ('{% translate "提交（申请）" %}', Message("提交（申请）")),
        ('{% translate "关闭" context "案卷" %}', Message("关闭", msgctxt="案卷")),
        ('{% button _("提交申请") "primary" %}', Message("提交申请")),
        ("{% blocktranslate trimmed %}\n 共{{ n }}件\n{% endblocktranslate %}", Message("共%(n)s件")),
        (
            "{% blocktranslate count n=1 %}{{ n }}件{% plural %}{{ n }}件{% endblocktranslate %}",
            Message("%(n)s件", msgid_plural="%(n)s件"),
        ),
    ],
)
def test_message_is_found_in_a_template(template, message):
    assert list(of_template("{% load i18n %}<p>前文 (x)</p>" + template)) == [message]


def test_no_message_is_joined_from_pieces():
    joined = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in {"_", "gettext", "gettext_lazy", "ngettext"}
        and node.args
        and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert joined == []
