"""Countries, zones and every local authority, French or foreign, member or not."""
