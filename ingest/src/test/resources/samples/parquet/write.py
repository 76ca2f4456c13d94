"""Writes the samples into the current folder; SOURCES.md names the versions of the libraries."""

from datetime import date, datetime, timezone
from decimal import Decimal

import duckdb
import fastparquet
import pandas
import polars
import pyarrow
import pyarrow.parquet

SETTLEMENTS = [
    ("DE01", Decimal("12.50"), date(2026, 11, 23), "rent", 1),
    ("DE02", Decimal("-0.75"), date(2026, 11, 23), None, 2),
    ("DE01", Decimal("980.00"), date(2026, 11, 24), "sale", 3),
    ("DE03", Decimal("0.05"), date(2026, 11, 24), "fee", 4),
]
NAMES = ["account", "amount", "settledOn", "purpose", "batch no"]


def settlements(accounts):
    columns = list(zip(*SETTLEMENTS))
    types = [pyarrow.string(), pyarrow.decimal128(12, 2), pyarrow.date32(), pyarrow.string(), pyarrow.uint32()]
    columns[0] = accounts
    return pyarrow.table([pyarrow.array(c, t) for c, t in zip(columns, types)], names=NAMES)


ACCOUNTS = ["DE01", "DE02", "DE01", "DE03"]

# Two row groups, Snappy, dictionaries.
pyarrow.parquet.write_table(settlements(ACCOUNTS), "settlements.pyarrow.parquet", row_group_size=2)

# The same, and the last account is null.
pyarrow.parquet.write_table(settlements(ACCOUNTS[:3] + [None]), "settlements.noaccount.parquet", row_group_size=2)

# The same, cut off within the footer.
with open("settlements.pyarrow.parquet", "rb") as whole, open("settlements.cut.parquet", "wb") as cut:
    cut.write(whole.read()[:-100])

# Zstandard.
rows = settlements(ACCOUNTS)
duckdb.sql("COPY (SELECT * FROM rows) TO 'settlements.duckdb.parquet' (FORMAT parquet, COMPRESSION zstd)")

# LZ4.
polars.from_arrow(rows).write_parquet("settlements.polars.parquet", compression="lz4")

# Pages of the second version, with delta encodings and checksums, Gzip.
pyarrow.parquet.write_table(
    rows,
    "settlements.delta.parquet",
    compression="gzip",
    use_dictionary=False,
    column_encoding={"account": "DELTA_BYTE_ARRAY", "purpose": "DELTA_LENGTH_BYTE_ARRAY", "settledOn": "DELTA_BINARY_PACKED"},
    data_page_version="2.0",
    write_page_checksum=True,
)

# Timestamps of the older kind.
frame = pandas.DataFrame({
    "account": ACCOUNTS,
    "cents": [1250, -75, 98000, 5],
    "at": pandas.to_datetime(["2026-11-23T10:00:00.000001"] * 4).as_unit("ns"),
})
fastparquet.write("postings.fastparquet.parquet", frame, compression="GZIP", times="int96")

# Groups, lists and maps; without a feed.
statements = [
    {
        "account": "DE01",
        "balance": Decimal("100.25"),
        "at": datetime(2026, 11, 23, 18, 30, tzinfo=timezone.utc),
        "holder": {"name": "Ann", "since": date(2001, 2, 3)},
        "lines": [{"text": "rent", "cents": 150, "tags": ["a", "b"]}, {"text": None, "cents": -25, "tags": []}],
        "limits": [("day", 1000), ("month", None)],
    },
    {"account": "DE02", "balance": None, "at": None, "holder": None, "lines": None, "limits": None},
    {"account": "DE03", "balance": Decimal("-0.01"), "at": datetime(9999, 12, 31, tzinfo=timezone.utc),
     "holder": {"name": "Bob", "since": None}, "lines": [], "limits": []},
]
schema = pyarrow.schema([
    pyarrow.field("account", pyarrow.string(), nullable=False),
    ("balance", pyarrow.decimal128(18, 2)),
    ("at", pyarrow.timestamp("us", "UTC")),
    ("holder", pyarrow.struct([("name", pyarrow.string()), ("since", pyarrow.date32())])),
    ("lines", pyarrow.list_(pyarrow.struct([
        ("text", pyarrow.string()), ("cents", pyarrow.int64()), ("tags", pyarrow.list_(pyarrow.string()))]))),
    ("limits", pyarrow.map_(pyarrow.string(), pyarrow.int32())),
])
pyarrow.parquet.write_table(pyarrow.Table.from_pylist(statements, schema), "statements.pyarrow.parquet")
