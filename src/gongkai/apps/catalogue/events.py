"""The events of the catalogue: references and numbers only."""

from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.register import declare
from gongkai.apps.events.words import say

AREA = "catalogue"

DRAWN_UP = declare("catalogue.catalogue.drawn_up", _("从法定内容建立目录"), "added")
IMPORTED = declare("catalogue.catalogue.imported", _("导入目录"), "added", "changed")
ADDED = declare("catalogue.entry.added", _("新增目录条目"))
CHANGED = declare("catalogue.entry.changed", _("修改目录条目"))
ENDED = declare("catalogue.entry.ended", _("停用目录条目"), "until")
PLACED = declare("catalogue.item.placed", _("把信息归入目录条目"), "entries")
OFFICE_SET = declare("catalogue.office.set", _("设置指南中的工作机构"))

say(AREA, "added", _("新增%(value)s条"))
say(AREA, "changed", _("修改%(value)s条"))
say(AREA, "entries", _("目录条目#%(value)s"))
