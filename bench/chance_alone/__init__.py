"""How often each way of telling a change is wrong: invented series made by chance, put through the build's own SQL."""
