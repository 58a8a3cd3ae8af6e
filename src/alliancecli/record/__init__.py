"""The record on disk: YAML files and tables in folders, read into checked records."""

from alliancecli.record.bulk import Tables
from alliancecli.record.loading import FILES, load, read

__all__ = ["FILES", "Tables", "load", "read"]
