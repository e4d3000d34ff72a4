"""The store: tables, sessions, queries, access rules and the audit log."""
