"""`python -m registry_stub --file register.csv --port 8600`."""

import argparse
import os
import sys
from pathlib import Path

from registry_stub.failures import MODES, Failure
from registry_stub.licences import LicenceFileError
from registry_stub.serve import PortTakenError, serve

KEY_VARIABLE = "REGISTRY_STUB_API_KEY"


def main() -> int:
    """Serve a register; return the exit code."""
    parser = argparse.ArgumentParser(prog="registry_stub", description="Serve a licence register over HTTP.")
    parser.add_argument("--file", type=Path, required=True, help="register CSV")
    parser.add_argument("--port", type=int, default=8600, help="0 for any free port")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--api-key", default=os.environ.get(KEY_VARIABLE), help=f"ask for this key; or {KEY_VARIABLE}")
    parser.add_argument("--fail", choices=MODES, help="fail on purpose, for tests (docs/registry-stub.md)")
    parser.add_argument("--fail-from-page", type=int, default=1, metavar="N", help="first page to fail on")
    parser.add_argument("--fail-every", type=int, default=1, metavar="N", help="fail on every n-th request only")
    parser.add_argument("--fail-seconds", type=float, default=30.0, metavar="S", help="how slow `slow` is")
    given = parser.parse_args()
    failure = None
    if given.fail:
        try:
            failure = Failure(given.fail, given.fail_from_page, given.fail_every, given.fail_seconds)
        except ValueError as error:
            parser.error(str(error))
    try:
        serve(given.file, given.port, given.host, api_key=given.api_key, failure=failure)
    except (LicenceFileError, PortTakenError) as error:
        print(f"registry_stub: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
