"""The network's own record: what it did, with whom, for which challenge and plan item.

`progress_report.read` takes a printed progress report apart, `keep.keep` puts what it found beside what people
entered by hand in `data/network/`, `record.load` reads those tables, checks them and derives the joined ones.
"""
