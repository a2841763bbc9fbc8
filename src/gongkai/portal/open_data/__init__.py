"""Published information for programs: files by month, the whole in a stream, and an API to read; for people its description."""
