"""The cellar: the only SQL and the only `import duckdb`. Values are always bound, every cursor is read to its end."""
