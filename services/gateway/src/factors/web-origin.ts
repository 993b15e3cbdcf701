interface Asked {
  /** With its port. */
  readonly host: string;
  readonly protocol: string;
}

/**
 * Where a browser finds the web app of a group: under a host name of its own, else at the address of the installation. A host name that
 * a request makes up counts only where no address is set.
 */
export function webOriginOf(
  { host, protocol }: Asked,
  hosts: readonly string[],
  publicUrl: string | undefined,
): string {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  return hosts.includes(name) || publicUrl === undefined
    ? `${protocol}://${host.toLowerCase()}`
    : new URL(publicUrl).origin;
}
