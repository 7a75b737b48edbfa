"""A mark that changes whenever the index may have changed, for whoever keeps in memory what was read from it."""

from __future__ import annotations

from django.db import connection

_MARK = """
SELECT (SELECT MAX(id) FROM records_claim), (SELECT MAX(recorded_at) FROM records_claim),
 (SELECT COUNT(*) FROM records_claim WHERE withdrawn_at IS NOT NULL),
 (SELECT MAX(withdrawn_at) FROM records_claim WHERE withdrawn_at IS NOT NULL),
 (SELECT MAX(id) FROM records_judgement), (SELECT MAX(judged_at) FROM records_judgement),
 (SELECT COUNT(undone_at) FROM records_judgement), (SELECT MAX(undone_at) FROM records_judgement),
 (SELECT COUNT(*) FROM records_source), (SELECT SUM(id * grade) FROM records_source),
 (SELECT MAX(id) FROM records_spell)
"""
# Numbers are given out before a transaction ends: while one is under way, a row may still appear below the largest.
_UNDER_WAY = "SELECT pg_snapshot_xmin(s) <> pg_snapshot_xmax(s) FROM pg_current_snapshot() AS s"

Mark = tuple[object, ...]


def mark() -> Mark | None:
    """The same mark means that nothing has changed; None means that a change is under way and nothing may be kept."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_UNDER_WAY)
            if cursor.fetchone()[0]:
                return None
        cursor.execute(_MARK)
        return tuple(cursor.fetchone())
