"""Catalogues as values for the components of the desk."""
