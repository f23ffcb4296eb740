"""What only play shows of a scenario, for `twiplo check --deep`: a bounded play-test and a search."""
