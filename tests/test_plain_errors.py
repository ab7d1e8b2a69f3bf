"""Errors of the command line as sentences."""

import duckdb
import pytest

from dashboard.plain_errors import told

FATAL = "FATAL Error: database has been invalidated. Original error: Could not write all bytes to file: No space left on device"


@pytest.mark.parametrize(
    "error", [duckdb.FatalException(FATAL), duckdb.IOException("IO Error: No space left on device"), OSError(28, "No space left on device")]
)
def test_a_full_disk_is_told_whoever_tells_it(error: Exception) -> None:
    """DuckDB wraps the system's words in its own, without the number of the error."""
    assert told(error) == "It did not work: the disk is full. Make room and run it again; nothing was changed."
