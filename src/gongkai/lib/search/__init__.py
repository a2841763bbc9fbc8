"""Full-text search behind a small port: `port` says what an engine must do, `tantivy_index` is the embedded one.

Knows neither models nor apps; what is indexed and when is the work of `gongkai.apps.search_index`.
"""
