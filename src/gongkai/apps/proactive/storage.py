"""Where the files of items stand: encrypted, for most are there before anything of them may be public."""

from gongkai.lib.sealed import Store

STORE = Store("items", encrypted=True)
