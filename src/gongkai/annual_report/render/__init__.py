"""A report as the official form: the tables as the edition prints them, with what is known of each cell."""

from gongkai.annual_report.render.page import html_of, page_of

__all__ = ["html_of", "page_of"]
