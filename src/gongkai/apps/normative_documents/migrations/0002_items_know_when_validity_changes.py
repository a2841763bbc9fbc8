"""Documents with days ahead of them tell their items, as every settling does from now on; pages and hits follow."""

from typing import Any, ClassVar

from django.db import migrations

from gongkai.lib import clock
from gongkai.statute.document_register import DocumentEvent, EventKind, RegisteredDocument


def tell(apps: Any, _schema_editor: Any) -> None:
    documents = apps.get_model("normative_documents", "NormativeDocument").objects
    for pk, item in documents.filter(next_change_on__isnull=False).values_list("pk", "item").iterator():
        _tell_one(apps, pk, item)


def _tell_one(apps: Any, document: int, item: int) -> None:
    changes = apps.get_model("normative_documents", "StatusChange").objects
    rows = changes.filter(document=document, corrected_by=None).exclude(kind="void").order_by("day", "pk")
    values = rows.values_list("kind", "day", "effective_on", "expires_on")
    known = RegisteredDocument(
        str(document), tuple(DocumentEvent(EventKind(kind), *days) for kind, *days in values)
    )
    today = clock.today()
    status, ahead = known.status_on(today).value, known.ahead(today)
    items = apps.get_model("proactive", "Item").objects
    later = [[day.isoformat(), then.value] for day, then in ahead]
    items.filter(pk=item).update(validity_status=status, validity_ahead=later)
    for app, outbox in (("page_outbox", "Changed"), ("search_index", "Outdated")):
        apps.get_model(app, outbox).objects.create(kind="proactive.item", row=item)


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("normative_documents", "0001_documents_with_their_life"),
        ("proactive", "0010_validity_knows_the_days_ahead"),
        ("page_outbox", "0002_notes_tell_first_publications"),
        ("search_index", "0001_initial"),
    ]

    operations: ClassVar = [migrations.RunPython(tell, migrations.RunPython.noop)]
