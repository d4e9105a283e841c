"""Reading does not pay for the store."""

import subprocess
import sys


def test_the_program_starts_without_the_database_layer() -> None:
    code = (
        "import sys, risalah.cli; print([name for name in ('sqlalchemy', 'psycopg', 'sqlite3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
