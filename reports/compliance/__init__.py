"""What leaves the compliance screens as a file: counts, licences, changed verdicts."""
