"""How an auditor narrows the log."""

from datetime import datetime, time, timedelta

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.apps.events.models import Event
from gongkai.apps.events.register import declared


class EventFilter(forms.Form):
    tag = forms.ChoiceField(label=_("事件"), required=False)
    actor = forms.IntegerField(label=_("操作人编号"), required=False, min_value=1)
    subject = forms.CharField(label=_("对象"), required=False, max_length=80)
    since = forms.DateField(label=_("自"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("至"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or None
        tags = [(tag.name, str(tag.sentence)) for tag in declared().values()]
        self.fields["tag"].choices = [("", _("全部")), *tags]  # type: ignore[attr-defined]  # a ChoiceField

    def narrow(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """The events that fit what was filled in; all of them while the form is empty or wrong."""
        if not self.is_valid():
            return events
        wanted = self.cleaned_data
        exact = {name: wanted[name] for name in ("tag", "actor", "subject") if wanted[name]}
        events = events.filter(**exact)
        if wanted["since"]:
            events = events.filter(at__gte=_start_of(wanted["since"]))
        if wanted["until"]:
            events = events.filter(at__lt=_start_of(wanted["until"] + timedelta(days=1)))
        return events


def _start_of(day: object) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))  # type: ignore[arg-type]  # a date of the form
