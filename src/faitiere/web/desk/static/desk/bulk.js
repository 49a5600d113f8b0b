// The words that Wagtail's ticking of rows says about ours; read before its own script runs.
window.wagtailConfig.STRINGS.BULK_ACTIONS.ROW = {
  SINGULAR: "1 ligne choisie",
  PLURAL: "%(objects)s lignes choisies",
  ALL: "Les %(objects)s lignes de cette page sont choisies",
  ALL_IN_LISTING: "",
};
