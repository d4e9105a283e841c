"""The tables. Accounts, corrections and runs are kept; everything below 'derived' can be made again from them.

A position or a day is an integer; JSON columns hold the published formats (account, record, correction) as text.
"""

import sqlalchemy as sa

metadata = sa.MetaData()

migrations = sa.Table(
    "migrations",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.Text, nullable=False),
)

state = sa.Table(  # small facts about the store itself, e.g. links: stale
    "state",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

# -- kept ----------------------------------------------------------------------------------------------------------

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),  # for the full-text index
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("uri", sa.Text, nullable=False, index=True),
    sa.Column("sha256", sa.Text, nullable=False, index=True),
    sa.Column("title", sa.Text),
    sa.Column("outlet", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("language", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("raw", sa.LargeBinary),  # the exact text where the column above can't hold it (NUL, lone surrogates)
    sa.Column("sketch", sa.Text),  # its wording, see risalah.merge.wording
    sa.Column("reader", sa.Text, nullable=False),  # version that read it last
    sa.Column("address", sa.Text),  # where the page says that it stands, or was fetched from
    sa.Column("superseded_by", sa.Text),  # a later text at the same address; takes no part in merging
)

accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("document", sa.Text, nullable=False, index=True),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("run", sa.Integer, nullable=False),
    sa.Column("current", sa.Boolean, nullable=False),
    sa.Column("json", sa.Text, nullable=False),
)

corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("when", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("json", sa.Text, nullable=False),
)

runs = sa.Table(
    "runs",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("started", sa.Text, nullable=False),
    sa.Column("finished", sa.Text),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("new", sa.Integer, nullable=False, server_default="0"),
    sa.Column("changed", sa.Integer, nullable=False, server_default="0"),
    sa.Column("unchanged", sa.Integer, nullable=False, server_default="0"),
    sa.Column("failed", sa.Integer, nullable=False, server_default="0"),
)

diagnostics = sa.Table(
    "diagnostics",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("document", sa.Text, index=True),  # null: an input that never became a document
    sa.Column("run", sa.Integer, nullable=False),
    sa.Column("stage", sa.Text, nullable=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("start", sa.Integer),
    sa.Column("end", sa.Integer),
    sa.Column("note", sa.Text),
)

# -- derived -------------------------------------------------------------------------------------------------------

pending = sa.Table(  # documents whose contacts are not merged yet
    "pending",
    metadata,
    sa.Column("document", sa.Text, primary_key=True),
)

contacts = sa.Table(
    "contacts",
    metadata,
    sa.Column("ref", sa.Text, primary_key=True),  # document/contact
    sa.Column("document", sa.Text, nullable=False, index=True),
    sa.Column("contact", sa.Text, nullable=False),
    sa.Column("profile", sa.Text, nullable=False, index=True),
    sa.Column("component", sa.Text, nullable=False, index=True),
    sa.Column("record", sa.Text, nullable=False, index=True),
    sa.Column("founds", sa.Text, nullable=False, index=True),  # the record id that it would give, or gave once
)

blocks = sa.Table(
    "blocks",
    metadata,
    sa.Column("ref", sa.Text, nullable=False, index=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("first", sa.Integer, nullable=False),
    sa.Column("last", sa.Integer, nullable=False),
    sa.Index("blocks_key", "key", "first", "last"),
)

records = sa.Table(
    "records",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("background", sa.Boolean, nullable=False),
    sa.Column("first", sa.Integer),  # its days, as ordinals; null where nothing is known
    sa.Column("last", sa.Integer),
    sa.Column("accounts", sa.Integer, nullable=False),
    sa.Column("independent", sa.Integer, nullable=False),
    sa.Column("planned_as", sa.Text),
    sa.Column("followed_by", sa.Text),
    sa.Column("follows", sa.Text),
    sa.Column("json", sa.Text, nullable=False),
    sa.Index("records_days", "first", "last"),
)

terms = sa.Table(  # what records are found by: side, person, topic, outlet, conflict, document
    "terms",
    metadata,
    sa.Column("record", sa.Text, nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("term", sa.Text, nullable=False),
    sa.Index("terms_term", "kind", "term", "record"),
)

judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("left", sa.Text, primary_key=True),
    sa.Column("right", sa.Text, primary_key=True, index=True),
    sa.Column("verdict", sa.Text, nullable=False, index=True),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("reasons", sa.Text, nullable=False),
    sa.Column("by", sa.Text),
)
