"""Every template of the project: it compiles, speaks through the catalogue, and carries no style or script of its own."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from selectolax.lexbor import LexborHTMLParser

SOURCE = Path(__file__).parents[2] / "src" / "gongkai"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
LONGEST = 150
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# The page of last resort must stand when nothing else does, so it holds both languages itself.
WITHOUT_CATALOGUE = {"500.html"}
# The name of a language is written in that language.
OWN_NAMES = {"中文"}
TRANSLATED = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*comment\b.*?{%\s*endcomment\s*%}"
    r"|{#.*?#}"
    r"|{%\s*trans(?:late)?\b.*?%}"
    r'|_\("[^"]*"\)',
    re.DOTALL,
)


def name_of(path: Path) -> str:
    return path.as_posix().split("/templates/", 1)[1]


def untranslated(text: str) -> list[str]:
    """Lines with Chinese that no translation tag holds."""
    rest = TRANSLATED.sub("", text)
    lines = [line for line in rest.splitlines() if CHINESE.search(line)]
    return [line for line in lines if not any(name in line for name in OWN_NAMES)]


def without_tags(text: str) -> str:
    """The markup alone: tags and values of the template language leave a word behind, as they do on the page."""
    return re.sub(r"{{.*?}}", "value", re.sub(r"{%.*?%}|{#.*?#}", "", text, flags=re.DOTALL))


def unlabelled_inputs(text: str) -> list[str]:
    """Visible fields written by hand without a label, neither by id nor around them."""
    page = LexborHTMLParser(without_tags(text))
    labelled = {label.attributes.get("for") for label in page.css("label[for]")}
    fields = page.css("input:not([type=hidden]):not([type=submit]), select, textarea")
    return [
        field.html or ""
        for field in fields
        if field.attributes.get("id") not in labelled
        and "aria-label" not in field.attributes
        and not within_label(field)
    ]


def within_label(field) -> bool:
    above = field.parent
    while above is not None and above.tag != "label":
        above = above.parent
    return above is not None


def images_without_alt(text: str) -> list[str]:
    return [image.html or "" for image in LexborHTMLParser(without_tags(text)).css("img:not([alt])")]


def own_styles_and_scripts(text: str) -> list[str]:
    """Inline style and script, which the policy of the site refuses; data blocks and files with a nonce are fine."""
    page = LexborHTMLParser(text)
    scripts = [
        s
        for s in page.css("script:not([src])")
        if "nonce" not in s.attributes and "json" not in (s.attributes.get("type") or "")
    ]
    handlers = re.findall(r"<[^>{%]*\son\w+=", text)
    return [
        node.html or "" for node in [*page.css("[style]"), *page.css("style:not([nonce])"), *scripts]
    ] + handlers


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_template_compiles(path):
    assert get_template(name_of(path)).template.source == path.read_text(encoding="utf-8"), (
        "hidden by another of its name"
    )


@pytest.mark.parametrize(
    "fault",
    [
        lambda text: [] if len(text.splitlines()) <= LONGEST else [f"{len(text.splitlines())} lines"],
        images_without_alt,
        own_styles_and_scripts,
        unlabelled_inputs,
    ],
    ids=["length", "alt", "inline", "labels"],
)
def test_no_template_has_the_fault(fault):
    found = {name_of(path): fault(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_every_chinese_word_of_a_template_goes_through_the_catalogue():
    found = {name_of(path): untranslated(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {name: lines for name, lines in found.items() if lines and name not in WITHOUT_CATALOGUE} == {}


@pytest.mark.parametrize(
    ("finder", "bad", "good"),
    [
        (untranslated, "<p>提交申请</p>", '<p>{% translate "提交申请" %}</p>'),
        (untranslated, '{% button "提交申请" %}', '{% button _("提交申请") %}'),
        (unlabelled_inputs, '<input id="q">', '<label for="q">词</label><input id="q">'),
        (unlabelled_inputs, "<select></select>", "<label>词<select></select></label>"),
        (images_without_alt, '<img src="a.png">', '<img src="a.png" alt="">'),
        (own_styles_and_scripts, '<p style="color: red">', '<p class="gk-overdue">'),
        (own_styles_and_scripts, "<script>act()</script>", '<script src="act.js"></script>'),
        (own_styles_and_scripts, '<a onclick="act()">', '<a href="/act/">'),
    ],
)
def test_a_lint_finds_its_bad_example_and_passes_its_good_one(finder, bad, good):
    assert finder(bad)
    assert finder(good) == []
