"""Finding out how an unknown advertising site is built, and drafting its definition."""
