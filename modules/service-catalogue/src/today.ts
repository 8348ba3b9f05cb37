/** The calendar day in Madrid at an instant, `YYYY-MM-DD`. */
export const dayInMadrid = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid', dateStyle: 'short' }).format(at);

/** The day after a day. */
export const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
