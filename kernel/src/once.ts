/** What was made lately by its key: made once for all who ask meanwhile, the last `most` of them kept, and what failed forgotten. */
export function once<T>(most: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const held = new Map<string, Promise<T>>();
  return (key, make) => {
    const known = held.get(key);
    if (known !== undefined) return known;
    const made = make();
    held.set(key, made);
    if (held.size > most) held.delete(held.keys().next().value as string);
    made.catch(() => held.delete(key));
    return made;
  };
}
