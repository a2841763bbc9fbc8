"""A report in JSON, twice: the small shape of the labelled reports, and everything that was read, without loss."""

from gongkai.annual_report.exchange.corpus import to_exchange
from gongkai.annual_report.exchange.parsing import Malformed, findings_from_json, from_json
from gongkai.annual_report.exchange.writing import report_to_json, to_json

__all__ = ["Malformed", "findings_from_json", "from_json", "report_to_json", "to_exchange", "to_json"]
