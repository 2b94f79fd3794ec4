"""What people decide: one act a file, each with who acts, when and on which figures."""
