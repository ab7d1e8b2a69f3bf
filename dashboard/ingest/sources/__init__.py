"""One reader per source. Each module offers `read(folder) -> Reading`."""
