"""Documents that are added from the page, files of people and the samples, and the collections they are put into."""
