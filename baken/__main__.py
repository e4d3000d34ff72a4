"""`python -m baken` is `baken`."""

from baken.cli import main

main()
