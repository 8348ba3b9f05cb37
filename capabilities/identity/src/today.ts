const madrid = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Madrid', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day of an instant in Europe/Madrid, `YYYY-MM-DD`: memberships and delegations begin and end by local days. */
export const dayOf = (instant: Date): string => madrid.format(instant);
