"""The line mode: the whole game in short lines of words, for screen readers, pipes and scripts."""
