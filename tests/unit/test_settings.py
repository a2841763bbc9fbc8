"""Settings out of the environment: defaults that work, sentences for what cannot be read, a page that is not stale."""

import ast
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.project.database import database
from gongkai.project.environment import SETTINGS, Environment, SettingUnreadable
from gongkai.project.management.commands.settings_reference import reference
from gongkai.project.secret import secret_key

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src/gongkai"


def test_the_reference_page_is_what_the_settings_say():
    assert (ROOT / "docs/reference/settings.md").read_text("utf-8") == reference()


def test_every_setting_has_a_meaning_and_a_default_in_words_or_value():
    assert [
        s.name for s in SETTINGS if not s.meaning.endswith("。") or not (s.default or s.default_in_words)
    ] == []
    assert len({s.name for s in SETTINGS}) == len(SETTINGS)


def asked_for(source):
    """Names of environment variables that a module asks for by a literal or by a written-out beginning."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(r"^(?:GONGKAI_[A-Z_]+|DATABASE_URL|CACHE_URL)$", node.value)


def test_every_variable_that_the_code_asks_for_is_declared():
    declared = {setting.name for setting in SETTINGS}
    found = {name for path in PACKAGE.rglob("*.py") for name in asked_for(path.read_text("utf-8"))}
    undeclared = {name for name in found if name not in declared and not name.endswith("_")}
    assert undeclared == set()


def test_every_declared_setting_is_asked_for():
    used = (PACKAGE / "project/settings").glob("*.py")
    text = "".join(path.read_text("utf-8") for path in used)
    unused = [s.name for s in SETTINGS if s.name not in text and not s.name.startswith("GONGKAI_SITE_")]
    assert unused == []


def test_the_rule_finds_its_bad_example():
    assert list(asked_for('os.environ["GONGKAI_SECRET_BACKDOOR"]')) == ["GONGKAI_SECRET_BACKDOOR"]
    assert not list(asked_for('os.environ["HOME"]'))


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("GONGKAI_SESSION_HOURS", "twelve", "不小于1的整数"),
        ("GONGKAI_SESSION_HOURS", "0", "不小于1的整数"),
        ("GONGKAI_SESSION_HOURS", "-3", "不小于1的整数"),
    ],
)
def test_a_number_that_is_none_gets_a_sentence(name, value, why):
    with pytest.raises(SettingUnreadable, match=f"{name} 的值“{value}”无法识别，应为{why}"):
        Environment({name: value}).number(name, least=1)
    assert Environment({name: "8"}).number(name, least=1) == 8


def test_an_empty_variable_counts_as_absent():
    assert Environment({"GONGKAI_DATA": "  "}).text("GONGKAI_DATA") == "data"
    assert not Environment({"GONGKAI_HOSTS": ""}).is_given("GONGKAI_HOSTS")


def test_lists_flags_and_choices_are_read():
    given = Environment({"GONGKAI_HOSTS": "a.gov.cn, b.gov.cn,", "GONGKAI_HTTPS": "No"})
    assert given.items("GONGKAI_HOSTS") == ["a.gov.cn", "b.gov.cn"]
    assert given.flag("GONGKAI_HTTPS") is False
    assert given.choice("GONGKAI_SECOND_FACTOR", ("administrators", "everyone")) == "administrators"
    with pytest.raises(SettingUnreadable, match="yes 或 no"):
        Environment({"GONGKAI_HTTPS": "maybe"}).flag("GONGKAI_HTTPS")
    with pytest.raises(SettingUnreadable, match="之一"):
        Environment({"GONGKAI_SECOND_FACTOR": "none"}).choice("GONGKAI_SECOND_FACTOR", ("a", "b"))


def test_a_setting_that_is_not_declared_cannot_be_asked_for():
    with pytest.raises(KeyError):
        Environment({"GONGKAI_OTHER": "1"}).text("GONGKAI_OTHER")


def test_the_key_is_made_once_and_readable_by_its_owner_alone(tmp_path):
    first = secret_key(tmp_path / "data")
    assert len(first) >= 50
    assert secret_key(tmp_path / "data") == first
    assert stat.S_IMODE((tmp_path / "data/secret_key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret_key"]
    assert secret_key(tmp_path / "other") != first


def test_without_an_address_the_database_is_a_file_beside_the_data(tmp_path):
    config = database("", tmp_path)
    assert config["NAME"] == str(tmp_path / "gongkai.sqlite3")
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in config["OPTIONS"]["init_command"]


def test_an_address_leads_to_another_database(tmp_path):
    config = database("postgres://gongkai:pw@db.example:5433/county", tmp_path)
    assert (config["ENGINE"], config["HOST"], config["PORT"], config["NAME"]) == (
        "django.db.backends.postgresql", "db.example", 5433, "county",
    )  # fmt: skip


def start(settings, tmp_path, **environment):
    """What a fresh process says that loads the settings."""
    clean = {
        key: value for key, value in os.environ.items() if not key.startswith(("GONGKAI_", "DATABASE_URL"))
    }
    command = (
        "import django; django.setup(); from django.conf import settings as s; "
        "print(s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.DEBUG, s.ALLOWED_HOSTS)"
    )
    module = f"gongkai.project.settings.{settings}"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path,
        env={**clean, "DJANGO_SETTINGS_MODULE": module, **environment},
    )  # fmt: skip
    return run.stdout.strip() or run.stderr.strip().splitlines()[-1]


def test_a_single_machine_needs_no_setting_at_all(tmp_path):
    assert start("single_machine", tmp_path) == "False False False ['localhost', '127.0.0.1', '[::1]']"
    assert (tmp_path / "data/secret_key").exists()


def test_the_data_folder_is_made_for_its_owner_alone(tmp_path):
    start("single_machine", tmp_path)
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_what_one_process_counts_the_next_one_knows(tmp_path):
    clean = {
        key: value for key, value in os.environ.items() if not key.startswith(("GONGKAI_", "DATABASE_URL"))
    }
    command = "import django; django.setup(); from django.core.cache import cache; print(cache.add('code', 'used', 30))"
    said = [
        subprocess.run(
            [sys.executable, "-W", "error", "-c", command], capture_output=True, text=True, check=True, cwd=tmp_path,
            env={**clean, "DJANGO_SETTINGS_MODULE": "gongkai.project.settings.single_machine"},
        ).stdout.strip()
        for _process in range(2)
    ]  # fmt: skip
    assert said == ["True", "False"]


def test_production_asks_for_its_host_names_and_then_keeps_to_https(tmp_path):
    assert "没有设置环境变量 GONGKAI_HOSTS" in start("production", tmp_path)
    assert start("production", tmp_path, GONGKAI_HOSTS="www.example.gov.cn") == (
        "True True False ['www.example.gov.cn']"
    )


def test_a_shared_cache_is_reached_by_its_address(tmp_path):
    clean = {
        key: value for key, value in os.environ.items() if not key.startswith(("GONGKAI_", "DATABASE_URL"))
    }
    command = (
        "import django; django.setup(); from django.core.cache import cache; "
        "print(type(cache._cache).__name__, cache._cache._servers)"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", command], capture_output=True, text=True, check=True, cwd=tmp_path,
        env={
            **clean,
            "DJANGO_SETTINGS_MODULE": "gongkai.project.settings.single_machine",
            "CACHE_URL": "redis://cache.example:6379/0",
        },
    )  # fmt: skip
    assert run.stdout.strip() == "RedisCacheClient ['redis://cache.example:6379/0']"
