"""Settings, addresses, the frame of every page."""
