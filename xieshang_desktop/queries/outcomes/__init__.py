"""成果: results, how long they hang, who carries them out."""
