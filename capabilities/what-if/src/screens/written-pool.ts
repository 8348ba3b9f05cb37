/** What is being written of a team, as it is written. */
export interface WrittenPool { readonly people?: string; readonly cost?: string }

/** People of a team as a number, or undefined when what is written is none that can be. */
export const peopleWritten = (value: string) => (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 500 ? Number(value) : undefined);
/** Euros an hour, with comma or point, or undefined when what is written is no amount up to 1,000. */
export const costWritten = (value: string) => (/^\d{1,4}([.,]\d{1,2})?$/.test(value) && Number(value.replace(',', '.')) <= 1000 ? Number(value.replace(',', '.')) : undefined);
/** Whether all that is written of a team can be saved. */
export const rightlyWritten = ({ people, cost }: WrittenPool) => (people === undefined || peopleWritten(people) !== undefined) && (cost === undefined || costWritten(cost) !== undefined);
