"""What the gate reads in a page that a browser does not show: pasted Word, styles, comments, attributes."""

import pytest

from gongkai.release import inspect
from tests.files_to_release import IDENTITY

HEADED, TAILED = IDENTITY[:6], IDENTITY[6:]


def found_in(markup):
    findings = inspect(f"<html><body><p>通知</p>{markup}</body></html>".encode(), "页.html")
    assert not [one for one in findings if IDENTITY in one.sentence + one.quote]
    return {one.rule: one.sentence for one in findings}


@pytest.mark.parametrize(
    "markup",
    [
        f'<p>甲<span style="display:none">{IDENTITY}</span></p>',
        f'<p>甲<span style="DISPLAY : NONE !important">{IDENTITY}</span></p>',
        f'<p class=MsoNormal>甲<span style="mso-hide:all">{IDENTITY}</span></p>',
        f'<p style="font-size:0">{IDENTITY}</p>',
        f'<p style="font-size:1px"><b>{IDENTITY}</b></p>',
        f'<p style="color:#FFF">{IDENTITY}</p>',
        f'<p style="color: rgb(254, 255, 254)">{IDENTITY}</p>',
        f'<p><font color="FFFFFF">{IDENTITY}</font></p>',
        f'<p style="opacity:0">{IDENTITY}</p>',
        f'<p style="position:absolute;left:-9999px">{IDENTITY}</p>',
        f'<div style="height:0;overflow:hidden">{IDENTITY}</div>',
        f"<p hidden>{IDENTITY}</p>",
        f'<div style="visibility:hidden"><table><tr><td>{IDENTITY}</td></tr></table></div>',
        f'<p style="color:red;background:red">{IDENTITY}</p>',
        f'<p style="background-color:#000;color:black">{IDENTITY}</p>',
        f'<style>p.MsoHidden {{display:none}}</style><p class="MsoHidden">{IDENTITY}</p>',
    ],
)
def test_a_hidden_identity_number_is_found_and_that_it_is_hidden(markup):
    assert {"RG-ID", "RG-HIDDEN"} <= set(found_in(markup))


@pytest.mark.parametrize(
    ("markup", "where"),
    [
        (f"<!--[if gte mso 9]><xml><w:t>{IDENTITY}</w:t></xml><![endif]-->", "网页源代码第1处注释"),
        (f"<!-- {IDENTITY}", "网页源代码第1处注释"),
        (f'<img src="a.png" alt="{IDENTITY}">', "网页img标签的alt属性"),
        (f'<a href="/x?id={IDENTITY}">甲</a>', "网页a标签的href属性"),
        (f'<p data-row="1 {IDENTITY} 2">甲</p>', "网页p标签的data-row属性"),
        (f"<template><p>{IDENTITY}</p></template>", "网页的template标签"),
        (f"<p>{HEADED}<b>{TAILED}</b></p>", "网页第2段"),
        (f"<p>身份证{HEADED}<br>{TAILED}</p>", "网页第2段"),
        (f"<title>{IDENTITY}</title>", "网页第2段"),
    ],
)
def test_an_identity_number_is_found_wherever_it_stands(markup, where):
    assert found_in(markup)["RG-ID"].startswith(where)


def test_a_comment_is_shown_without_the_number_in_it():
    assert "110***" in found_in(f"<!-- 核对 {IDENTITY} -->")["RG-COMMENTS"]


@pytest.mark.parametrize(
    "markup",
    [
        '<table style="background:#004080"><tr><td style="color:white">表头</td></tr></table>',
        '<table><tr><td bgcolor="#004080"><font color="white">表头</font></td></tr></table>',
        '<div style="background:url(a.png)"><p style="color:#fff">图上的字</p></div>',
        '<p style="color:black">黑字</p>',
        '<p style="font-size:16px;text-indent:2em;opacity:1">正文</p>',
        '<p style="display:none"></p>',
        "<style>p{color:#333} .a:hover{display:none} @media print{.b{display:none}}</style><p class=a>正文</p>",
        '<p style="visibility:visible;height:0">正文</p>',
        "<!-- -->",
        '<p style=";;:;color">正文</p>',
    ],
)
def test_a_page_whose_text_is_seen_passes(markup):
    assert found_in(markup) == {}


def test_tracked_changes_in_a_page_are_found():
    assert "插入1处" in found_in('<p>共<ins cite="mailto:甲">5</ins>件</p>')["RG-CHANGES"]
    assert "删除2处" in found_in("<p><del>3</del>、<del>4</del></p>")["RG-CHANGES"]


def test_a_page_nested_without_end_is_read():
    assert "RG-ID" in found_in("<div>" * 20_000 + IDENTITY)
