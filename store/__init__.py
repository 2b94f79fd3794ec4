"""The only folder that reads or writes data: intake, ledger, build and snapshot."""
