"""What a game is called and said in the player's language: values in, sentences out; nothing is printed or drawn."""
