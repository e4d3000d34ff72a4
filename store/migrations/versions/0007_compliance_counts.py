"""Counts per municipality, now and per week, and finding the ads that show a licence"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "compliance_weeks",
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("municipality", sa.String(length=6), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("ads", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("week", "municipality", "verdict", name=op.f("pk_compliance_weeks")),
    )
    op.create_table(
        "compliance_counts",
        sa.Column("municipality", sa.String(length=6), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("verdict_today", sa.String(length=20), nullable=False),
        sa.Column("ads", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("municipality", "verdict", "verdict_today", name=op.f("pk_compliance_counts")),
    )
    op.create_index("ix_licence_checks_licence", "licence_checks", ["licence"])
