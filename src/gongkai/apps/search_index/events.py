"""The events of the search: what was settled, in numbers; the words stand in the record."""

from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.register import declare
from gongkai.apps.events.words import say

SET = declare("search_index.synonyms.set", _("设置搜索同义词"), "words")
ENDED = declare("search_index.synonyms.ended", _("停用搜索同义词"), "words")

say("search_index", "words", _("一组%(value)s个词"))
