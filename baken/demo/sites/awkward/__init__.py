"""Bad markup, a wrong charset, duplicates, removed ads."""
