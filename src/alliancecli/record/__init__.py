"""The record on disk: YAML files and tables in folders, read into checked records."""

from alliancecli.record.bulk import Tables
from alliancecli.record.checking import check_tables
from alliancecli.record.loading import FILES, load, read

__all__ = ["FILES", "Tables", "check_tables", "load", "read"]
