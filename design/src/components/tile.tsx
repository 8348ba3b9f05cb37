/** Our mark: four petals in a paving tile, as under every foot in Barcelona. */
export function Tile({ size = 28, plain = false }: { size?: number; plain?: boolean }) {
  return (
    <svg className={plain ? 'tile tile-plain' : 'tile'} width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect className="tile-ground" x="0" y="0" width="32" height="32" rx="6" />
      <g className="tile-petals">
        <path d="M16 15.2C11 14 8.4 11.2 8 6.4c4.8.4 7.4 3 8 8.8Z" transform="translate(-1 -1)" />
        <path d="M16 15.2C11 14 8.4 11.2 8 6.4c4.8.4 7.4 3 8 8.8Z" transform="rotate(90 16 16) translate(-1 -1)" />
        <path d="M16 15.2C11 14 8.4 11.2 8 6.4c4.8.4 7.4 3 8 8.8Z" transform="rotate(180 16 16) translate(-1 -1)" />
        <path d="M16 15.2C11 14 8.4 11.2 8 6.4c4.8.4 7.4 3 8 8.8Z" transform="rotate(270 16 16) translate(-1 -1)" />
      </g>
      <circle className="tile-heart" cx="16" cy="16" r="2.1" />
    </svg>
  );
}
