import type { ReactNode } from 'react';
import { Tile } from './tile.tsx';

/** An empty screen teaches: what will be here, why it is empty and the first thing to do. */
export function EmptyState({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <Tile size={56} />
      <div>
        <p className="empty-title">{title}</p>
        {children && <div className="empty-text">{children}</div>}
        {action && <div className="empty-action">{action}</div>}
      </div>
    </div>
  );
}
