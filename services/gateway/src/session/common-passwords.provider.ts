/**
 * Some fifty thousand passwords that are tried first, in small letters. Loaded when the first password is chosen: they take a few
 * megabytes.
 */
export async function commonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return (words ??= new Set(dictionary['passwords-common']));
}

let words: ReadonlySet<string> | null = null;
