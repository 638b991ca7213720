"""python -m dateline"""

from dateline.answers.cli import main

main()
