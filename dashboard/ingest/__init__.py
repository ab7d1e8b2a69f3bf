"""The loading dock: reads sources, checks them and builds the data file. The site never imports it."""
