const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Why events cannot be sent to this address; null when they can, as far as its text says. */
export function urlFault(text: string): string | null {
  if (!URL.canParse(text)) return 'Write a whole address, such as https://partner.example/tingsu';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return 'Leave login and password out: what is sent is signed';
  if (url.hash !== '') return 'Leave out what stands behind the #';
  const isPlain = url.protocol === 'http:' && LOOPBACK.test(url.hostname);
  return url.protocol === 'https:' || isPlain ? null : 'The address must begin with https://';
}
