"""Cities to 2030: how far cities are from the Sustainable Development Goals, and what their network does about it."""
