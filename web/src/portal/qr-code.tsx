import { Ecc, QrCode as Encoded } from '@rc-component/qrcode/es/libs/qrcodegen';
import { useMemo } from 'react';

/** Modules of white that a reader needs around the code. */
const QUIET = 4;

/** The address as a code to be scanned, drawn here: nothing of it goes to anybody else. */
export const QrCode = ({ address, name }: { readonly address: string; readonly name: string }) => {
  const { path, size } = useMemo(() => {
    const code = Encoded.encodeText(address, Ecc.MEDIUM);
    const dark: string[] = [];
    for (let y = 0; y < code.size; y += 1)
      for (let x = 0; x < code.size; x += 1)
        if (code.getModule(x, y)) dark.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`);
    return { path: dark.join(''), size: code.size + 2 * QUIET };
  }, [address]);
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
