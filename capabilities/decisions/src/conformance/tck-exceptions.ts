/** Cases of the conformance suite this engine fails on purpose, each with its reason; any other must pass, and these must not. */
export const TCK_EXCEPTIONS: ReadonlyMap<string, string> = new Map();
