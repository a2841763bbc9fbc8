"""A catalogue as a sheet, out and in: the official columns of a standard catalogue, and beside them what a machine counts.

Pure: texts of cells in, values or sentences out. Knows no database and no clock.
"""
