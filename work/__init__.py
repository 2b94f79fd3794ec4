"""Heavy and risky work in processes of its own: bounded in time, memory and number, each asker in turn."""
