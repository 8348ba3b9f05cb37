/** The day and hour at which a term that ends on a day is over: midnight in Madrid after it. */
export const overAt = (day: string): Date => {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  // Official time is one or two hours ahead of UTC; the later of both is never early.
  return new Date(next.getTime() - 3_600_000);
};
