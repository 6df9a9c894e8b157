"""What the `callcenter` command can do, one file per command."""
