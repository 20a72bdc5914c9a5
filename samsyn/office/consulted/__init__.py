"""A compiled consultation as CSV, JSON and a report: from values, without the database.

json_pieces(whole, whole.by_respondent())   # samsyn.office.consulted.as_json; text, piece by piece
csv_rows(whole.sides, whole.by_section())   # samsyn.office.consulted.as_csv; rows for samsyn.office.csv_out
consulted_report(whole, at=…)               # samsyn.office.consulted.report; for office.reports.xlsx and .docx
"""
