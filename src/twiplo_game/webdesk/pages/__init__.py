"""What the desk’s page is made of in the browser."""
