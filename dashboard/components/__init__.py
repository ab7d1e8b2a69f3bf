"""Parts of pages. Text and rows are HTML from Jinja templates; charts are Dash graphs."""
