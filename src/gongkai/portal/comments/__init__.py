"""Public pages of public comment: what is open, handing in an opinion, and what became of it. All through the window."""
