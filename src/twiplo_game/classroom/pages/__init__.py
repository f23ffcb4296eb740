"""The pages that the class's server shows: their words out of the catalogue, their styles and scripts beside them."""
