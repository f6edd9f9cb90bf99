"""`python -m unhunch`."""

from unhunch.cli import main

main()
