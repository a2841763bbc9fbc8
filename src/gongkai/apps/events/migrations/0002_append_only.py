"""The database itself refuses to change or delete an event, and to move the head of the log otherwise than by one.

Who may alter the schema can also drop these triggers; the hash chain is what shows that afterwards.
"""

from django.db import migrations

SENTENCE = "操作日志只能追加，不能修改或删除。"
HEAD_SENTENCE = "日志链首只能逐条前移。"

SQLITE = (
    f"CREATE TRIGGER event_no_update BEFORE UPDATE ON events_event "
    f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END",
    f"CREATE TRIGGER event_no_delete BEFORE DELETE ON events_event "
    f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END",
    f"CREATE TRIGGER log_head_by_one BEFORE UPDATE ON events_loghead WHEN NEW.sequence <> OLD.sequence + 1 "
    f"BEGIN SELECT RAISE(ABORT, '{HEAD_SENTENCE}'); END",
    f"CREATE TRIGGER log_head_no_delete BEFORE DELETE ON events_loghead "
    f"BEGIN SELECT RAISE(ABORT, '{HEAD_SENTENCE}'); END",
)

POSTGRESQL = (
    f"CREATE FUNCTION gongkai_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$",
    f"CREATE FUNCTION gongkai_head_by_one() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF NEW.sequence <> OLD.sequence + 1 THEN RAISE EXCEPTION '{HEAD_SENTENCE}'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER event_no_change BEFORE UPDATE OR DELETE ON events_event "
    "FOR EACH ROW EXECUTE FUNCTION gongkai_refuse_change()",
    "CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON events_event "
    "FOR EACH STATEMENT EXECUTE FUNCTION gongkai_refuse_change()",
    "CREATE TRIGGER log_head_by_one BEFORE UPDATE ON events_loghead "
    "FOR EACH ROW EXECUTE FUNCTION gongkai_head_by_one()",
    "CREATE TRIGGER log_head_no_delete BEFORE DELETE ON events_loghead "
    "FOR EACH ROW EXECUTE FUNCTION gongkai_refuse_change()",
    "CREATE TRIGGER log_head_no_truncate BEFORE TRUNCATE ON events_loghead "
    "FOR EACH STATEMENT EXECUTE FUNCTION gongkai_refuse_change()",
)


def install(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("events", "0001_event_log")]

    operations = [migrations.RunPython(install, migrations.RunPython.noop, elidable=False)]
