"""The front door: `server` for gunicorn; run as a script it sets up what is missing and serves the dashboard."""

import sys

if __name__ == "__main__":
    from dashboard.command import main

    main(["serve", *sys.argv[1:]])
else:
    from dashboard.application import create

    app = create()
    server = app.server
