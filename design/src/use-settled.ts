import { useEffect, useState } from 'react';

/** A value once it has stayed the same for a while, so that what depends on it is not asked for at every letter. */
export function useSettled<T>(value: T, milliseconds = 700): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(waiting);
  }, [value, milliseconds]);
  return settled;
}
