"""The course's contract, measured: known attempts and mutants, graded as students are."""
