"""Carries the sample meeting through the real windows, by key and mouse."""

from xieshang_desktop.demo.show import run_demo

__all__ = ["run_demo"]
