"""What registers answered, verdicts for today beside those for the ad's date, and changed verdicts"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "register_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("as_of", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("licences", sa.Integer(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_answers")),
    )
    op.create_index("ix_register_answers_source", "register_answers", ["source"])
    op.create_table(
        "register_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("municipality", sa.String(length=6), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("first_answer_id", sa.Integer(), nullable=False),
        sa.Column("gone_answer_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["first_answer_id"], ["register_answers.id"], name="fk_register_entries_first_answer_id"),
        sa.ForeignKeyConstraint(["gone_answer_id"], ["register_answers.id"], name="fk_register_entries_gone_answer_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entries")),
    )
    op.create_index("ix_register_entries_key", "register_entries", ["key"])
    op.create_index("ix_register_entries_municipality", "register_entries", ["municipality"])
    op.create_index("ix_register_entries_source", "register_entries", ["source", "gone_answer_id"])
    with op.batch_alter_table("licence_checks") as checks:
        checks.add_column(sa.Column("verdict_today", sa.String(length=20), nullable=False, server_default=""))
        checks.add_column(sa.Column("judged_on", sa.Date(), nullable=True))
        checks.add_column(sa.Column("recheck_on", sa.Date(), nullable=True))
        checks.add_column(sa.Column("answer_id", sa.Integer(), nullable=True))
        checks.create_foreign_key("fk_licence_checks_answer_id", "register_answers", ["answer_id"], ["id"])
        checks.create_index("ix_licence_checks_verdict_today", ["verdict_today"])
        checks.create_index("ix_licence_checks_recheck_on", ["recheck_on"])
    with op.batch_alter_table("licence_checks") as checks:
        checks.alter_column("verdict_today", server_default=None)
    op.create_table(
        "verdict_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ad_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cause", sa.String(length=10), nullable=False),
        sa.Column("verdict_before", sa.String(length=20), nullable=False),
        sa.Column("verdict_after", sa.String(length=20), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("seen_by_id", sa.Integer(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["ad_id"], ["ads.id"], name=op.f("fk_verdict_changes_ad_id")),
        sa.ForeignKeyConstraint(["seen_by_id"], ["users.id"], name=op.f("fk_verdict_changes_seen_by_id")),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_verdict_changes_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict_changes")),
    )
    op.create_index("ix_verdict_changes_ad_id", "verdict_changes", ["ad_id"])
    op.create_index("ix_verdict_changes_seen_at", "verdict_changes", ["seen_at"])
