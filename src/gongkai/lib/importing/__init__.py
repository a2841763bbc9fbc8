"""A list that a body brings along, looked at before anything of it is taken: what all ledgers that take lists share."""
