import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Most people who share one computer of a ward and are known on it. */
const MOST_PEOPLE = 8;
const MARK_BYTES = 16;

/** A browser on which a person has signed in before: a random name, and a mark for each of its people, newest first. */
interface Device {
  readonly id: string;
  readonly marks: readonly string[];
}

/**
 * The cookie by which a browser is known for the people who have signed in with it. It proves nothing but that, holds no
 * name, and cannot be made without the key.
 */
export class KnownDevices {
  private readonly key: Buffer;

  /** `secret` is any secret of the gateway. */
  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'tingsu known device', 32));
  }

  /** The name of the browser, if the person has signed in with it before. */
  knownAs(cookie: string | undefined, tenantId: string, login: string): string | null {
    const device = deviceIn(cookie);
    if (!device) return null;
    const expected = Buffer.from(this.markOf(device.id, tenantId, login));
    const known = device.marks.some((mark) => {
      const given = Buffer.from(mark);
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
    return known ? device.id : null;
  }

  /** The cookie after the person has signed in. */
  remember(cookie: string | undefined, tenantId: string, login: string): string {
    const { id, marks } = deviceIn(cookie) ?? { id: newId(), marks: [] };
    const mark = this.markOf(id, tenantId, login);
    return [id, mark, ...marks.filter((one) => one !== mark)].slice(0, 1 + MOST_PEOPLE).join('.');
  }

  private markOf(id: string, tenantId: string, login: string): string {
    return createHmac('sha256', this.key)
      .update(`${id}\0${tenantId}\0${login.toLowerCase()}`)
      .digest()
      .subarray(0, MARK_BYTES)
      .toString('base64url');
  }
}

const newId = (): string => randomBytes(MARK_BYTES).toString('base64url');

function deviceIn(cookie: string | undefined): Device | null {
  if (!cookie || !/^[\w-]{22}(\.[\w-]{22}){0,8}$/.test(cookie)) return null;
  const [id = '', ...marks] = cookie.split('.');
  return { id, marks };
}
