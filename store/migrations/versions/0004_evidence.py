"""Every fetch is a capture of its own and names its ad; ads secured for an officer"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("captures") as captures:
        captures.drop_constraint("uq_captures_crawl_id", type_="unique")
        captures.add_column(sa.Column("external_id", sa.String(length=200), nullable=True))
        captures.create_unique_constraint("uq_captures_crawl_id", ["crawl_id", "warc_file", "warc_offset"])
        captures.create_index("ix_captures_url", ["url"])
        captures.create_index("ix_captures_external_id", ["external_id"])
    op.create_table(
        "secured",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ad_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("manifest_sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["ad_id"], ["ads.id"], name=op.f("fk_secured_ad_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_secured_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_secured")),
        sa.UniqueConstraint("folder", name=op.f("uq_secured_folder")),
    )
    op.create_index("ix_secured_ad_id", "secured", ["ad_id"])
