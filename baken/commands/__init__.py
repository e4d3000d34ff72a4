"""One command a file. Each module has `ORDER` (its place in `--help`) and `register(cli)`."""
