"""Makes `valid` importable from the tests of this room and of the pages."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
