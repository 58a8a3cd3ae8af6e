"""The record on disk: YAML files and tables in folders, read into checked records."""

from alliancecli.record.csv_reader import TableReader
from alliancecli.record.loading import FILES, load, read

__all__ = ["FILES", "TableReader", "load", "read"]
