"""The record file: encrypted, one writer, every act one transaction with its journal entry."""
