"""The arithmetic: frames or numbers in, new frames or numbers out. Knows no query, no picture and no word on screen."""
