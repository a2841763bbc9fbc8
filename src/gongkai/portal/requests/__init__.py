"""Public pages of disclosure on request: writing one, sending it, following it. Everything goes through the window."""
