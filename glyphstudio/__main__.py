"""The program's entry: a command, or without one the window."""

import sys

ABOUT = {"-h", "--help", "--version"}


def main() -> int:
    """Run what the command line says and return the exit status."""
    from glyphstudio import cli
    from glyphstudio.cli.exit_status import status_of

    words = sys.argv[1:]
    if words and (not words[0].startswith("-") or words[0] in ABOUT):
        return cli.main(words)

    def open_window() -> int:
        from glyphstudio.app import main as show

        return show([word for word in words if word != cli.DEBUG])

    return status_of(open_window, debug=cli.DEBUG in words)


if __name__ == "__main__":
    sys.exit(main())
