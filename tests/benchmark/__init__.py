"""How fast, how light: the budgets of the project, measured by `python -m tests.benchmark`."""
