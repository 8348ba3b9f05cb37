/** Greatest size after unpacking; what grows beyond 32 MB to more than 250 times its size is taken for a bomb (deflate reaches 1,032 times). */
export const growsTooMuch = (grown: number, packed: number): boolean => grown > 20 * 1024 ** 3 || (grown > 32 << 20 && grown > packed * 250);
