"""规范性文件库: lists, the history of a document, its text as DOCX and PDF, comparisons, what is in force as data."""
