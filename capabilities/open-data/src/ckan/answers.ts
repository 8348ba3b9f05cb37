/** What CKAN answers when it works: the call’s help, and the result. */
export const ckanSuccess = (help: string, result: unknown) => ({ help, success: true as const, result });

/** The refusals of CKAN’s action API, with their HTTP status. */
const failures = { 'Not Found Error': 404, 'Authorization Error': 403, 'Validation Error': 409, 'Search Query Error': 400 } as const;
export type CkanFailure = keyof typeof failures;

/** What CKAN answers when it does not: programs look at `__type`; validation says which field. */
export function ckanFailure(help: string, type: CkanFailure, detail: string | Readonly<Record<string, readonly string[]>>) {
  const error = typeof detail === 'string' ? { __type: type, message: detail } : { __type: type, ...detail };
  return { status: failures[type], body: { help, success: false as const, error } };
}

/** CKAN’s name for the type of a column. */
export const ckanType = (type: string): string => ({ integer: 'int', decimal: 'numeric', day: 'date', moment: 'timestamp', 'yes-no': 'bool', json: 'json' })[type] ?? 'text';
