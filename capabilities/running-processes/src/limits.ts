/** The largest drawing of a process, in characters: 10,000 steps with their lines weigh some 6 MB. */
export const mostDrawing = 10_000_000;
/** What a request with a drawing carries, with its decision files, escaped as JSON or in base 64. */
export const drawingCarries = 16 * 1024 * 1024;
/** From so many characters on a drawing is read in a thread of its own: some 400 steps, half a second. */
export const largeDrawing = 150_000;
