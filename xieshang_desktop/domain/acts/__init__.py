"""The acts: everything that can change a record, as frozen dataclasses.

A button in the window, a line of a scenario file and an entry of the journal are three spellings of one act.
"""
