import { lookup as lookUp } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Networks that are not the open internet: private, loopback, link-local (cloud metadata among them), shared, reserved, multicast. */
const INSIDE: readonly (readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 96, 'ipv6'],
  // Ways by which an IPv6 address stands for one of IPv4.
  ['64:ff9b::', 32, 'ipv6'],
  ['2001::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

const INSIDE_LIST = new BlockList();
for (const [network, prefix, family] of INSIDE) INSIDE_LIST.addSubnet(network, prefix, family);

/** What a connection to an address inside the house ends with. */
export const ADDRESS_REFUSED = 'address.refused';

/** Lets connections go to the open internet, and to what the house allows of its own networks. */
export class AddressGuard {
  private readonly allowed = new BlockList();

  constructor(networks: readonly string[]) {
    for (const network of networks) {
      const [address = '', prefix = ''] = network.split('/');
      this.allowed.addSubnet(address, Number(prefix), isIP(address) === 6 ? 'ipv6' : 'ipv4');
    }
  }

  /** Whether an address of IP may be connected to. */
  allows(address: string): boolean {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0) return false;
    return this.allowed.check(address, family) || !INSIDE_LIST.check(address, family);
  }

  /**
   * Whether the host of a URL may be asked for: an address that stands there itself is never looked up. A name is judged by what it
   * stands for when the connection is made.
   */
  allowsHost(hostname: string): boolean {
    const bare = hostname.replace(/^\[|\]$/g, '');
    return isIP(bare) === 0 || this.allows(bare);
  }

  /** Looks a name up for the connection itself, so that a name that stands for another address a moment later gains nothing. */
  readonly lookup: LookupFunction = (hostname, options, done) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '');
      const open = addresses.filter(({ address }) => this.allows(address));
      const [first] = open;
      if (!first)
        return done(Object.assign(new Error('no address outside'), { code: ADDRESS_REFUSED }), '');
      if (options.all) return done(null, open);
      done(null, first.address, first.family);
    });
  };
}
