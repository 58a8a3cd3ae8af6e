"""The record on disk: YAML files and tables in folders, read into checked records."""

from alliancecli.record.csv_reader import TableReader
from alliancecli.record.loading import FILES, load, read
from alliancecli.record.table_checks import Checked, check_tables

__all__ = ["FILES", "Checked", "TableReader", "check_tables", "load", "read"]
