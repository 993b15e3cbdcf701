import { type Channel, CHANNELS, type Inlet, STAFF_CHANNELS } from '@tingsu/contracts';
import { isWithoutKey, wechatName } from '../channels/inlet-name.js';
import type { Way } from './inlet-list.js';

interface Adapter {
  readonly id: string;
  readonly name: string;
  readonly channels: readonly string[];
  readonly campuses: readonly string[];
  readonly perMinute: number | null;
  readonly authority: boolean;
  readonly waiting: number;
  readonly state: 'active' | 'expired' | 'revoked';
}
interface Setup {
  readonly campuses: readonly { readonly code: string; readonly channels: readonly Channel[] }[];
  readonly adapters: readonly Adapter[];
  /** The account of WeChat, with all that its calls are known by; null without one. */
  readonly wechat: { readonly appId: string } | null;
  readonly mailboxes: readonly { readonly address: string; readonly campus: string }[];
  /** Whether mails are taken at all. */
  readonly takesMails: boolean;
  /** How many messages of one person a day are looked at. */
  readonly perPersonADay: { readonly wechat: number; readonly mailbox: number };
}

const mailboxId = (address: string): string => `mail:${address}`;

/** Every way by which complaints come in to a hospital group. */
export function waysIn(setup: Setup): Way[] {
  const at = (...channels: readonly Channel[]): readonly string[] =>
    setup.campuses.flatMap(({ code, channels: open }) =>
      channels.some((channel) => open.includes(channel)) ? [code] : [],
    );
  const named = new Map(setup.adapters.map((adapter) => [adapter.name, adapter]));
  const own = (
    kind: 'form' | 'boxes' | 'telephone' | 'desk',
    channels: readonly Channel[],
  ): Way => ({
    ...{ id: kind, countedAs: kind, kind, name: null, channels, waiting: 0, limit: null },
    campuses: at(...channels),
    state: openAt(at(...channels)),
  });
  return [
    own('form', ['web_form']),
    own('boxes', ['suggestion_box']),
    own('telephone', ['hotline']),
    own(
      'desk',
      STAFF_CHANNELS.filter((channel) => channel !== 'hotline'),
    ),
    wechatWay(setup, named, at('wechat')),
    ...setup.mailboxes.map((box) => mailboxWay(setup, named, box, at('email'))),
    QUEUE,
    ...setup.adapters
      .filter(({ name }) => !isWithoutKey(name))
      .map((adapter) => keyWay(adapter, at)),
  ];
}

/** Where channel adapters hand in; what came is counted with each of them. */
const QUEUE: Way = {
  ...{ id: 'queue', countedAs: null, kind: 'queue', name: null, channels: [] },
  ...{ campuses: null, state: 'open', limit: null, waiting: 0 },
};

type Named = ReadonlyMap<string, Adapter>;

function wechatWay(
  { wechat, perPersonADay }: Setup,
  named: Named,
  campuses: readonly string[],
): Way {
  const adapter = wechat ? named.get(wechatName(wechat.appId)) : undefined;
  return {
    ...{ id: 'wechat', kind: 'wechat', name: wechat?.appId ?? null, channels: ['wechat'] },
    ...{ campuses, countedAs: adapter?.id ?? null, waiting: adapter?.waiting ?? 0 },
    state: wechat === null ? 'not_set_up' : openAt(campuses),
    limit: { count: perPersonADay.wechat, per: 'day' },
  };
}

function mailboxWay(
  { takesMails, perPersonADay }: Setup,
  named: Named,
  { address, campus }: Setup['mailboxes'][number],
  open: readonly string[],
): Way {
  const adapter = named.get(address);
  return {
    ...{ id: mailboxId(address), kind: 'mailbox', name: address, channels: ['email'] },
    ...{ campuses: [campus], countedAs: adapter?.id ?? null, waiting: adapter?.waiting ?? 0 },
    state: takesMails ? openAt(open.includes(campus) ? [campus] : []) : 'not_set_up',
    limit: { count: perPersonADay.mailbox, per: 'day' },
  };
}

function keyWay(
  { id, name, channels, campuses, perMinute, authority, waiting, state }: Adapter,
  at: (...channels: readonly Channel[]) => readonly string[],
): Way {
  const handed = CHANNELS.filter((channel) => channels.includes(channel));
  const open = at(...handed).filter((code) => campuses.length === 0 || campuses.includes(code));
  return {
    ...{ id, countedAs: id, name, channels: handed, campuses: open, waiting },
    kind: authority ? 'authority' : 'partner',
    state: state === 'active' ? openAt(open) : state,
    limit: perMinute === null ? null : { count: perMinute, per: 'minute' },
  };
}

const openAt = (campuses: readonly string[]): Inlet['state'] =>
  campuses.length > 0 ? 'open' : 'closed';
