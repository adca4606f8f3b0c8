"""Documents that are added from the page: files of people, and the samples."""
