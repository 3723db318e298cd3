"""Carries the sample meeting through the real windows, by key and mouse."""
