"""The parts every page is built from.

A part is painted by `show_<thing>(…)`, emits facts (`…_changed`, `chosen`) and wishes (`…_requested`), and
holds no meeting state. Every part takes the theme first and can be worked with the keyboard alone.
"""
