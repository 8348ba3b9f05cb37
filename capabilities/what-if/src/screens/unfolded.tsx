import { useState, type ReactNode } from 'react';

/** What stands open where there is room for it, and one touch away on a phone. */
export function Unfolded({ title, children }: { title: string; children: ReactNode }) {
  const [roomy] = useState(() => matchMedia('(min-width: 40rem)').matches);
  return <details className="what-if-folded" open={roomy}><summary>{title}</summary>{children}</details>;
}
