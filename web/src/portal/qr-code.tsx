import { useMemo } from 'react';
import { qrPathOf } from '../kit/qr-path';

/** The address as a code to be scanned, drawn here: nothing of it goes to anybody else. */
export const QrCode = ({ address, name }: { readonly address: string; readonly name: string }) => {
  const { path, size } = useMemo(() => qrPathOf(address), [address]);
  return (
    <svg
      className="qr"
      role="img"
      aria-label={name}
      data-address={address}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
