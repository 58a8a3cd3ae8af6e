"""The record on disk: YAML files in a folder, read into checked records."""

from alliancecli.record.loading import FILES, load, read

__all__ = ["FILES", "load", "read"]
