/** What is waited for comes or does not; how fast is no matter of a journey, and a machine may be slow and busy. In milliseconds. */
export const patience = 180_000;
