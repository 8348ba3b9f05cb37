/** The calendar day in Madrid at an instant, `YYYY-MM-DD`. */
export const dayInMadrid = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid', dateStyle: 'short' }).format(at);
