"""Tests of the arithmetic: worked cases, edge cases, properties, and a second road to the same numbers."""
