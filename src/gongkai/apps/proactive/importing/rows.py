"""One row of a list: its texts in, the words of an item out, or every fault of it as a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from gongkai.apps.proactive import categories
from gongkai.apps.proactive.importing.fields import BY_FIELD, Field
from gongkai.apps.proactive.kinds import BY_CODE
from gongkai.apps.proactive.records import Words
from gongkai.lib.importing.headings import letter_of, plain
from gongkai.lib.importing.reading import Fault
from gongkai.lib.written_days import NotADay, written_day

ATTRIBUTES = {"主动公开": "proactive", "依申请公开": "on_request", "不予公开": "withheld"}
SOURCE_LEVELS = {str(label): code for code, label in categories.SOURCE_LEVELS}
_APART = re.compile(r"[、；;\n|]+")
_PLAIN_LINES = (
    Field.DOCUMENT_NO, Field.ISSUING_AGENCY, Field.KEYWORDS, Field.SUMMARY, Field.ATTRIBUTE_REASON, Field.SOURCE_NAME,
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A column of the site into which a row may go."""

    pk: int
    name: str
    kind: str


@dataclass(frozen=True)
class Brought:
    """A file that came with the list, as far as it was read. has_text: a Word document that became the text of an item.

    refusal: why it cannot be used; is_waiting: nobody has looked into it yet. notes: what the person should know.
    """

    pk: int
    name: str
    has_text: bool = False
    title: str = ""
    document_no: str = ""
    refusal: str = ""
    is_waiting: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Around:
    """What a row is read against. columns: by name and by code. files: by `file_key`."""

    columns: Mapping[str, Place]
    files: Mapping[str, Brought]
    today: date
    default: Place | None = None


@dataclass(frozen=True)
class Entry:
    """A row that can become a draft. text: the file of its text; attachments: those shown below it."""

    row: int
    words: Words
    place: Place
    text: Brought | None = None
    attachments: tuple[Brought, ...] = ()
    index_no: str = ""
    earlier_on: date | None = None
    earlier_address: str = ""


def file_key(name: str) -> str:
    """By what a file is found: the last part of its path, whatever case and form of signs."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return unicodedata.normalize("NFKC", last).strip().casefold()


def found_file(files: Mapping[str, Brought], name: str) -> Brought | None:
    """A name may lack its ending."""
    key = file_key(name)
    return files.get(key) or next(
        (one for known, one in files.items() if known.rpartition(".")[0] == key), None
    )


@dataclass
class RowReader:
    number: int
    texts: Sequence[str]
    head: Sequence[str]
    columns: Mapping[Field, int]
    around: Around
    faults: list[Fault] = field(default_factory=list)

    def entry(self) -> Entry | None:
        place = self._place()
        text, attachments = self._files()
        title = self._line(Field.TITLE) or (text.title if text else "")
        if not title:
            self._fault(_("没有标题，文件里也没有读出标题；请填写。"), Field.TITLE)
        words = self._words(title, place, text)
        index_no = self._line(Field.INDEX_NO)
        earlier = self._day(Field.EARLIER_ON)
        address = self._line(Field.EARLIER_ADDRESS)
        if address and not address.startswith(("http://", "https://")):
            self._fault(_("网址应以 http:// 或者 https:// 开头；请改正。"), Field.EARLIER_ADDRESS)
        if words.effective_on and words.expires_on and words.expires_on < words.effective_on:
            self._fault(_("有效期至早于施行日期；请改正。"), Field.EXPIRES_ON)
        if self.faults or place is None:
            return None
        return Entry(self.number, words, place, text, attachments, index_no, earlier, address)

    def _words(self, title: str, place: Place | None, text: Brought | None) -> Words:
        said = {one: self._line(one) for one in _PLAIN_LINES}
        reason, source = said[Field.ATTRIBUTE_REASON], said[Field.SOURCE_NAME]
        return Words(
            title=title[:200], column=place.pk if place else 0, summary=said[Field.SUMMARY],
            keywords=said[Field.KEYWORDS], subject_category=self._subject(),
            genre=self._choice(Field.GENRE, dict.fromkeys(categories.GENRES)),
            issuing_agency=said[Field.ISSUING_AGENCY],
            document_no=said[Field.DOCUMENT_NO] or (text.document_no if text else ""),
            formed_on=self._day(Field.FORMED_ON), effective_on=self._day(Field.EFFECTIVE_ON, may_come=True),
            expires_on=self._day(Field.EXPIRES_ON, may_come=True), attribute=self._attribute(reason),
            attribute_reason=reason, source_kind="repost" if source else "own", source_name=source,
            source_level=SOURCE_LEVELS.get(self._choice(Field.SOURCE_LEVEL, SOURCE_LEVELS), ""),
            fields=self._own_fields(place),
        )  # fmt: skip

    def _place(self) -> Place | None:
        called = self._line(Field.COLUMN)
        if not called:
            if self.around.default is None:
                self._fault(_("没有写栏目，也没有选定默认栏目；请填写栏目的名称。"), Field.COLUMN)
            return self.around.default
        found = self.around.columns.get(called)
        if found is None:
            words = _("没有名称或者代码是“%(name)s”的栏目；请按网站栏目的名称改正。")
            self._fault(words % {"name": called[:40]}, Field.COLUMN)
        return found

    def _files(self) -> tuple[Brought | None, tuple[Brought, ...]]:
        """What is no Word document is shown as an attachment: a scanned paper has no text to be taken."""
        named = self._file(self._line(Field.FILE), Field.FILE) if self._line(Field.FILE) else None
        names = [name.strip() for name in _APART.split(self._cell(Field.ATTACHMENTS)) if name.strip()]
        attached = [one for name in names if (one := self._file(name, Field.ATTACHMENTS))]
        if named is not None and not named.has_text:
            return None, (named, *attached)
        return named, tuple(attached)

    def _file(self, name: str, where: Field) -> Brought | None:
        found = found_file(self.around.files, name)
        if found is None:
            words = _("上传的文件里没有“%(name)s”；请核对文件名，或者把它一并上传。")
            self._fault(words % {"name": name[:80]}, where)
            return None
        if found.refusal:
            self._fault(_("“%(name)s”不能使用：%(why)s") % {"name": found.name, "why": found.refusal}, where)
        return found

    def _attribute(self, reason: str) -> str:
        code = ATTRIBUTES.get(self._choice(Field.ATTRIBUTE, ATTRIBUTES) or "主动公开", "")
        if code not in {"", "proactive"} and not reason:
            self._fault(_("不主动公开的，须写明理由；请填写。"), Field.ATTRIBUTE_REASON)
        return code

    def _subject(self) -> str:
        """By its whole name, or by a second level that stands in one place only."""
        said = self._line(Field.SUBJECT).replace("/", "\\")
        names = [name for name, _label in categories.SUBJECT_NAMES]
        if not said or said in names:
            return said
        ending = [name for name in names if name.endswith(f"\\{said}")]
        if len(ending) == 1:
            return ending[0]
        self._fault(
            _("没有“%(text)s”这个主题分类；请按国务院文件库的分类填写。") % {"text": said[:40]}, Field.SUBJECT
        )
        return ""

    def _own_fields(self, place: Place | None) -> dict[str, str]:
        """Columns that are headed like a field of the kind: nobody has to lay them out."""
        if place is None:
            return {}
        labels = {plain(str(one.label)): one.code for one in BY_CODE[place.kind].fields}
        taken = set(self.columns.values())
        return {
            labels[plain(heading)]: text
            for at, heading in enumerate(self.head)
            if at not in taken and plain(heading) in labels and (text := self._text_at(at))
        }

    def _choice(self, of: Field, known: Mapping[str, object]) -> str:
        said = self._line(of)
        if said and said not in known:
            words = _("没有“%(text)s”这一项；请写：%(known)s。")
            self._fault(words % {"text": said[:20], "known": "、".join(known)}, of)
            return ""
        return said

    def _day(self, of: Field, *, may_come: bool = False) -> date | None:
        said = self._line(of)
        if not said:
            return None
        try:
            day = written_day(said)
        except NotADay as refusal:
            self._fault(str(refusal), of)
            return None
        if day > self.around.today and not may_come:
            self._fault(_("%(day)s晚于今天；请核对年份。") % {"day": day.isoformat()}, of)
        return day

    def _line(self, of: Field) -> str:
        text = self._cell(of)
        if len(text) > BY_FIELD[of].at_most:
            self._fault(_("超过%(most)d个字；请缩短。") % {"most": BY_FIELD[of].at_most}, of)
        return text

    def _cell(self, of: Field) -> str:
        return self._text_at(self.columns[of]) if of in self.columns else ""

    def _text_at(self, at: int) -> str:
        return self.texts[at].strip() if at < len(self.texts) else ""

    def _fault(self, sentence: str, of: Field) -> None:
        at = self.columns.get(of)
        where = (letter_of(at), self.head[at] if at < len(self.head) else "") if at is not None else ("", "")
        found = Fault(self.number, sentence, *where)
        if found not in self.faults:
            self.faults.append(found)
