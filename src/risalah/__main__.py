"""`python -m risalah` is `risalah`."""

from risalah.cli import main

if __name__ == "__main__":
    main()
