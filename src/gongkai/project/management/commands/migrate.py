"""`gongkai migrate`: as the framework has it, but the pages of the site are not loaded, which takes longer than the rest."""

from django.core.checks import Tags
from django.core.management.commands.migrate import Command as Migrate


class Command(Migrate):
    help = "更新数据库的结构；gongkai serve 启动时自行更新。"
    requires_system_checks = (Tags.database, Tags.models)
