"""What stays while pages come and go: the rail, the head, the overlays."""
