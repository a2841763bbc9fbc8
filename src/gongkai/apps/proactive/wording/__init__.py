"""A Word document read as an item: title, clean text, pictures. Pure; asked in a process with limits by from_word.py."""
