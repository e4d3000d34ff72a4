"""The chain: one file a stage. Read the store, call pure code, write the store; any can be killed."""
