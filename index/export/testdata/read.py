"""Reads exports with pandas and DuckDB and prints what they saw: read.py FOLDER, in which the files are called t.EXTENSION."""
import json
import sqlite3
import sys

import duckdb
import pandas

folder = sys.argv[1]
seen = {}


def note(reader, frame):
    frame = frame.astype(object).where(frame.notna(), None)
    seen[reader] = {
        "columns": list(frame.columns),
        "rows": len(frame),
        "sum": sum(float(v) for v in frame["value_real"] if v is not None),
        "starts": [None if v is None else int(v) for v in frame["start"]],
        "sentences": list(frame["sentence"]),
        "values": [None if v is None else str(float(v)) for v in frame["value"]],
    }


note("pandas csv", pandas.read_csv(folder + "/t.csv"))
note("pandas tsv", pandas.read_csv(folder + "/t.tsv", sep="\t"))
note("pandas jsonl", pandas.read_json(folder + "/t.jsonl", lines=True))
note("pandas xlsx", pandas.read_excel(folder + "/t.xlsx"))
note("pandas parquet", pandas.read_parquet(folder + "/t.parquet"))
note("pandas sqlite", pandas.read_sql("SELECT * FROM t", sqlite3.connect(folder + "/t.db")))
note("duckdb csv", duckdb.sql(f"SELECT * FROM read_csv('{folder}/t.csv')").df())
note("duckdb jsonl", duckdb.sql(f"SELECT * FROM read_json('{folder}/t.jsonl')").df())
note("duckdb parquet", duckdb.sql(f"SELECT * FROM read_parquet('{folder}/t.parquet')").df())
print(json.dumps(seen))
