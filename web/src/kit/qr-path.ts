import { Ecc, QrCode as Encoded } from '@rc-component/qrcode/es/libs/qrcodegen';

/** Modules of white that a reader needs around the code. */
const QUIET = 4;

/** An address as a code to be scanned: its dark modules as the path of an SVG, and the length of a side with the white around it. */
export const qrPathOf = (address: string): { readonly path: string; readonly size: number } => {
  const code = Encoded.encodeText(address, Ecc.MEDIUM);
  const dark: string[] = [];
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1)
      if (code.getModule(x, y)) dark.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`);
  return { path: dark.join(''), size: code.size + 2 * QUIET };
};
