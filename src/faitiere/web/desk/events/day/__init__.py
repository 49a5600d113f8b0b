"""The day and after at the desk: posts, who came, papers, certificates, minutes."""
