"""One page per address: `content(state)` gives its title, its sentence, its HTML parts and figures, and how they are laid out."""
