"""Taking over a register (登记台账) that a body kept before: its columns, its rows, and what would come of them.

Pure: texts of cells in, values or sentences out. Knows no database and no clock; the day is handed in.
"""
