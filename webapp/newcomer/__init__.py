"""What a newcomer finds at the first start: a book in which every section of a record has something to show."""
