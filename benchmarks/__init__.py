"""`python -m benchmarks`: what the program is measured by, as ratios taken side by side in one run."""
