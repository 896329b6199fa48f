"""From a master notebook to what students, staff and the grader get."""
