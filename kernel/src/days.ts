const madrid = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Madrid', year: 'numeric' });
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid', dateStyle: 'short' });
/** The calendar day of an instant in Madrid, `YYYY-MM-DD`: what the law counts by days begins and ends at midnight there (Llei 39/2015, art. 31.1). */
export const dayInMadrid = (at: Date): string => day.format(at);

/** The year of a book opens and closes at midnight in Madrid (Llei 39/2015, art. 31.1: official time). */
export const yearInMadrid = (at: Date): number => Number(madrid.format(at));

/** The day that comes so many after another, both `YYYY-MM-DD`; as many before it when the number is negative. */
export const dayAfter = (day: string, days = 1): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
