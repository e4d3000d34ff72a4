"""Licence lists as municipalities keep them, read into the register's rows; what cannot be read is named."""
