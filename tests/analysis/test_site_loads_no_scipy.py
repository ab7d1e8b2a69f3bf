import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROBE = """
import importlib, pkgutil, sys
import dashboard.analysis
for module in pkgutil.iter_modules(dashboard.analysis.__path__):
    importlib.import_module(f"dashboard.analysis.{module.name}")
print([name for name in ("scipy", "dash", "plotly", "duckdb") if name in sys.modules])
"""


def test_the_arithmetic_can_be_loaded_without_scipy() -> None:
    """Scipy is for the build: a page that ranks or counts must not pay for it."""
    run = subprocess.run([sys.executable, "-c", PROBE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
