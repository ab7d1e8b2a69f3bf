"""The kitchen: for each view, asks the store, works with the analysis and hands rows to the figures. Knows no Dash."""
