"""The statutory annual report (政府信息公开工作年度报告) as data: its forms, reading, checking and rendering.

Pure: takes bytes, text and values as arguments and gives values back; knows no framework, clock or database.
"""
