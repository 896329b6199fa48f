"""What also runs in students' notebooks: on the standard library and NumPy, nothing else."""
