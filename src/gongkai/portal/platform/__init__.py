"""The disclosure platform of each body: its four parts side by side, and the entry for requests beside them."""
