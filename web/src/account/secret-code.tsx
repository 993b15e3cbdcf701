import { useMemo } from 'react';
import { qrPathOf } from '../kit/qr-path';

/** The address of a secret as a code to be scanned, drawn here: nothing of it goes to anybody else. */
export const SecretCode = ({ uri, name }: { readonly uri: string; readonly name: string }) => {
  const { path, size } = useMemo(() => qrPathOf(uri), [uri]);
  return (
    <svg
      className="factor-qr"
      role="img"
      aria-label={name}
      data-address={uri}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
