"""What platforms run by themselves: autograders and template repositories."""
