"""`python -m twiplo_game.webdesk`: a process of desks, as `twiplo host` starts it."""

from twiplo_game.webdesk.house import main

if __name__ == "__main__":
    main()
