"""`python -m registry_stub --file register.csv --port 8600`."""

import argparse
import sys
from pathlib import Path

from registry_stub.licences import LicenceFileError
from registry_stub.serve import PortTakenError, serve


def main() -> int:
    """Serve a register; return the exit code."""
    parser = argparse.ArgumentParser(prog="registry_stub", description="Serve a licence register over HTTP.")
    parser.add_argument("--file", type=Path, required=True, help="register CSV")
    parser.add_argument("--port", type=int, default=8600, help="0 for any free port")
    parser.add_argument("--host", default="127.0.0.1")
    given = parser.parse_args()
    try:
        serve(given.file, given.port, given.host)
    except (LicenceFileError, PortTakenError) as error:
        print(f"registry_stub: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
