"""Where the papers of cases stand."""

from gongkai.lib.sealed import Store

STORE = Store("remedies")
