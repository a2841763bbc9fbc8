"""Rows as values that pages show; asks no rows itself."""
