"""Compare accounts with an answer key: what was found, what was right, and whether quality fell.

keys + texts + accounts --compare--> one result per article --sum up--> Score --floors--> what fell
"""
