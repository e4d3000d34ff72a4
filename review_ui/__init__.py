"""The review screen: people look at flags, with reasons, and decide."""
