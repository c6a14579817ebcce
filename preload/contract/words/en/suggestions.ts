/** Mentions, names, dates and figures that the program offers. */
export const suggestions = {
  stopped: 'Suggestions stopped working; everything else is safe. Open the library again to get them back.',
} as const
