"""From submitted files to a gradebook."""
