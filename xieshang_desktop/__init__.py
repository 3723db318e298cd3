"""协商会议助手: an offline assistant for village consultation meetings."""

__version__ = "0.1.0"
