import { useState } from 'react';

const side = 88;

/** A floor of hydraulic tiles, laid anew at every opening from one handful of pieces: quarter circles, petals and plain ones. */
export function Paving() {
  const [pieces] = useState(() => Array.from({ length: 12 * 14 }, (_, index) => ({ x: (index % 12) * side, y: Math.floor(index / 12) * side, kind: Math.random() * 100, turn: Math.floor(Math.random() * 4) * 90 })));
  return (
    <svg viewBox={`0 0 ${12 * side} ${14 * side}`} preserveAspectRatio="xMidYMid slice" focusable="false">
      {pieces.map(({ x, y, kind, turn }) => <g key={`${x}.${y}`} transform={`translate(${x} ${y}) rotate(${turn} ${side / 2} ${side / 2})`}><Piece kind={kind} /></g>)}
    </svg>
  );
}

function Piece({ kind }: { kind: number }) {
  const half = side / 2;
  if (kind < 34) return <><rect className="ground-a" width={side} height={side} /><path className="ink-a" d={`M0 0H${side}A${side} ${side} 0 0 1 0 ${side}Z`} /></>;
  if (kind < 58) return <><rect className="ground-b" width={side} height={side} /><path className="ink-b" d={`M0 0A${side} ${side} 0 0 1 ${side} ${side}A${side} ${side} 0 0 1 0 0Z`} /></>;
  if (kind < 76) return <><rect className="ground-a" width={side} height={side} /><path className="ink-b" d={`M0 ${half}A${half} ${half} 0 0 0 ${half} 0H0ZM${side} ${half}A${half} ${half} 0 0 0 ${half} ${side}H${side}Z`} /></>;
  if (kind < 84) return <><rect className="ground-b" width={side} height={side} />{[0, 90, 180, 270].map((turn) => <path key={turn} className="ink-a" transform={`rotate(${turn} ${half} ${half})`} d={`M${half} ${half}C${half * 0.35} ${half * 0.9} ${half * 0.15} ${half * 0.55} ${half * 0.12} ${half * 0.12}C${half * 0.55} ${half * 0.15} ${half * 0.9} ${half * 0.35} ${half} ${half}Z`} />)}<circle className="heart" cx={half} cy={half} r={side * 0.07} /></>;
  if (kind < 90) return <><rect className="ground-a" width={side} height={side} /><path className="heart" d={`M0 0H${side}A${side} ${side} 0 0 1 0 ${side}Z`} /></>;
  return <rect className={kind < 95 ? 'ground-a' : 'ground-b'} width={side} height={side} />;
}
