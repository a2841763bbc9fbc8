"""Where the papers of cases stand: encrypted, for they name the parties."""

from gongkai.lib.sealed import Store

STORE = Store("remedies", encrypted=True)
