"""The first tables: the journal with its intents, answers and snapshots, and the records."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OF_A_CONTACT = sa.text("contact <> ''")


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    _journal()
    _intents()
    _answers()
    _snapshots()
    _sign_in()
    _configurations()
    _people()
    _audit()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _time(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.Double(), nullable=False)


def _bytes(name: str, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def _journal() -> None:
    op.create_table(
        "journal",
        _text("floor"),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        _time("at"),
        _text("kind"),
        _text("contact"),
        _bytes("payload"),
        _bytes("cause", nullable=True),
        sa.PrimaryKeyConstraint("floor", "seq", name="journal_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "journal_contact_index",
        "journal",
        ["contact"],
        sqlite_where=OF_A_CONTACT,
        postgresql_where=OF_A_CONTACT,
    )


def _intents() -> None:
    op.create_table(
        "intents",
        sa.Column("number", COUNTER, sa.Identity(), nullable=False),
        _text("floor"),
        _text("id"),
        _time("at"),
        _text("contact"),
        _text("kind"),
        _bytes("payload"),
        sa.PrimaryKeyConstraint("number", name="intents_pkey"),
        sa.UniqueConstraint("floor", "id", name="intents_floor_id_key"),
    )


def _answers() -> None:
    op.create_table(
        "answers",
        _text("floor"),
        _text("key"),
        _time("at"),
        _bytes("reply"),
        sa.PrimaryKeyConstraint("floor", "key", name="answers_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("answers_at_index", "answers", ["floor", "at"])


def _snapshots() -> None:
    op.create_table(
        "snapshots",
        _text("floor"),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        _time("at"),
        _bytes("payload"),
        sa.PrimaryKeyConstraint("floor", name="snapshots_pkey"),
    )


def _sign_in() -> None:
    op.create_table(
        "users",
        *(_text(name) for name in ("name", "password", "display", "agent")),
        sa.Column("roles", sa.JSON(), nullable=False),
        _text("language"),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="users_pkey"),
    )
    op.create_table(
        "sessions",
        _text("token"),
        _text("user_name"),
        _time("created_at"),
        _time("expires_at"),
        sa.PrimaryKeyConstraint("token", name="sessions_pkey"),
        sa.ForeignKeyConstraint(
            ["user_name"], ["users.name"], name="sessions_user_name_fkey", ondelete="CASCADE"
        ),
    )
    op.create_index("sessions_expires_at_index", "sessions", ["expires_at"])


def _configurations() -> None:
    op.create_table(
        "configurations",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        _time("at"),
        _text("author"),
        sa.PrimaryKeyConstraint("version", name="configurations_pkey"),
    )


def _people() -> None:
    op.create_table(
        "accounts",
        *(_text(name) for name in ("id", "company", "tier", "manager", "deputy")),
        sa.PrimaryKeyConstraint("id", name="accounts_pkey"),
    )
    op.create_table(
        "people",
        *(_text(name) for name in ("id", "name", "language")),
        sa.Column("account", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="people_pkey"),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="people_account_fkey"),
    )
    op.create_index("people_account_index", "people", ["account"])
    op.create_table(
        "numbers",
        _text("number"),
        _text("person"),
        sa.PrimaryKeyConstraint("number", "person", name="numbers_pkey"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="numbers_person_fkey", ondelete="CASCADE"),
    )
    op.create_index("numbers_person_index", "numbers", ["person"])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", COUNTER, sa.Identity(), nullable=False),
        _time("at"),
        _text("who"),
        _text("what"),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="audit_pkey"),
    )
