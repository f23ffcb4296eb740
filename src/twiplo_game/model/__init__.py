"""What an author may write: frozen pydantic models of a scenario file and of the doctrine. No I/O."""
