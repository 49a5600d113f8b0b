"""The database has the last word: an issued letter is neither changed nor deleted."""

from django.db import migrations

SENTENCE = "An issued letter is never changed nor deleted: issue a new version."

GUARDS = {
    "sqlite": [
        f"""CREATE TRIGGER letter_never_{deed.lower()}d BEFORE {deed} ON letters_letter
        BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"""
        for deed in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        f"""CREATE FUNCTION letter_never_changes() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER letter_never_changes BEFORE UPDATE OR DELETE ON letters_letter
        FOR EACH ROW EXECUTE FUNCTION letter_never_changes()""",
    ],
}
RELEASES = {
    "sqlite": ["DROP TRIGGER IF EXISTS letter_never_updated", "DROP TRIGGER IF EXISTS letter_never_deleted"],
    "postgresql": [
        "DROP TRIGGER IF EXISTS letter_never_changes ON letters_letter",
        "DROP FUNCTION IF EXISTS letter_never_changes()",
    ],
}


def guard(apps, schema_editor):
    for statement in GUARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def release(apps, schema_editor):
    for statement in RELEASES[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_numbers_and_batches")]
    operations = [migrations.RunPython(guard, release)]
