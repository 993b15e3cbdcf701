/**
 * One spelling for each phone number, so that it can be found again: digits only for numbers in China, with a leading
 * plus for others. Null when digits are missing (numbers handed over masked, 138****8000) or too few.
 */
export function normalisePhone(written: string): string | null {
  const plain = written.normalize('NFKC').replace(/[\s\-().]/g, '');
  if (!/^\+?\d{5,20}$/.test(plain)) return null;
  return withoutChina(plain.replace(/^00(?=[1-9])/, '+'));
}

function withoutChina(number: string): string {
  const mobile = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(number)?.[1];
  if (mobile) return mobile;
  const landline = /^\+86(\d{9,11})$/.exec(number)?.[1];
  return landline ? `0${landline.replace(/^0/, '')}` : number;
}
