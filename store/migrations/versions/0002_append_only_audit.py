"""The database itself refuses to change or delete audit entries"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SQLITE = """CREATE TRIGGER audit_entries_no_{event} BEFORE {EVENT} ON audit_entries
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"""
POSTGRESQL_FUNCTION = """CREATE FUNCTION audit_entries_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$"""
POSTGRESQL = """CREATE TRIGGER audit_entries_no_{event} BEFORE {EVENT} ON audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_append_only()"""


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    if not sqlite:
        op.execute(POSTGRESQL_FUNCTION)
    for event in ("update", "delete"):
        op.execute((SQLITE if sqlite else POSTGRESQL).format(event=event, EVENT=event.upper()))
