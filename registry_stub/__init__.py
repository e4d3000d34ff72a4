"""A licence register over HTTP, for demonstrations and tests. Stands apart from all other packages."""

from registry_stub.app import create_app
from registry_stub.failures import Failure
from registry_stub.licences import LicenceFile, LicenceFileError

__all__ = ["Failure", "LicenceFile", "LicenceFileError", "create_app"]
