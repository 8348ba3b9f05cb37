/** Parts that a dashboard holds at most. */
export const mostParts = 40;
