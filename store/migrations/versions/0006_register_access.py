"""What asking a register again needs, the pack a site's definition names, and the verdict before an unverified one"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("register_answers") as answers:
        answers.add_column(sa.Column("etag", sa.Text(), nullable=False, server_default=""))
        answers.add_column(sa.Column("fresh", sa.Boolean(), nullable=False, server_default=sa.true()))
        answers.add_column(sa.Column("unreadable", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("register_answers") as answers:
        for column in ("etag", "fresh", "unreadable"):
            answers.alter_column(column, server_default=None)
    with op.batch_alter_table("sites") as sites:
        sites.add_column(sa.Column("defined_jurisdiction", sa.String(length=40), nullable=False, server_default=""))
    op.execute("UPDATE sites SET defined_jurisdiction = jurisdiction")
    with op.batch_alter_table("sites") as sites:
        sites.alter_column("defined_jurisdiction", server_default=None)
    with op.batch_alter_table("licence_checks") as checks:
        checks.add_column(sa.Column("verified_before", sa.JSON(), nullable=True))
