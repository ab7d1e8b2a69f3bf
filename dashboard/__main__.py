"""`python -m dashboard` is the command line."""

from dashboard.command import main

main(prog_name="dashboard")
