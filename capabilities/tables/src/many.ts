/** The word for one, or for any other number of them. */
export const many = (count: number, one: string, more: string): string => (count === 1 ? one : more);
