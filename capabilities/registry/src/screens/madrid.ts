const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid', dateStyle: 'short', timeStyle: 'medium' });

/** The instant of a day and hour of the official time, wherever the browser is: registries run on the hour of Madrid (Llei 39/2015, art. 31.1). */
export function instantInMadrid(day: string, hour: string): Date {
  const asIfUtc = Date.parse(`${day}T${hour}Z`);
  const ahead = (at: number) => Date.parse(`${clock.format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
  return new Date(asIfUtc - ahead(asIfUtc - ahead(asIfUtc)));
}
