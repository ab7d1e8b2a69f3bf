"""Pictures: rows in, plain figure dictionaries out. Same rows, same figure; nothing is read here."""
