"""What is read in the network of January 2024, which stands for all these modules."""
