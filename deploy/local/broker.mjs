/** @typedef {typeof import('@tingsu/messaging')} Messaging */

/**
 * Makes exchanges and queues, and where the broker's administrator is known an account for each service and each of these adapters.
 * @param {Messaging} messaging
 * @param {{ amqpUrl: string, managementUrl?: string, keys: import('./keys.mjs').Keys, adapters?: readonly { id: string, password: string }[] }} broker
 */
export async function prepareBroker(messaging, { amqpUrl, managementUrl, keys, adapters = [] }) {
  const { applyTopology, applyBrokerUsers, brokerUserOf, brokerUserOfAdapter } = messaging;
  await applyTopology(amqpUrl);
  if (!managementUrl) return;
  await applyBrokerUsers({ amqpUrl, managementUrl }, [
    ...Object.entries(keys.brokerPasswords).map(([service, password]) => ({
      name: brokerUserOf(service),
      password,
      rights: messaging.rightsOf(service),
    })),
    ...adapters.map(({ id, password }) => ({
      name: brokerUserOfAdapter(id),
      password,
      rights: messaging.rightsOfAdapter(id),
    })),
  ]);
}

/** The same address with the login of a part's own account. */
export function withAccount(address, user, password) {
  const url = new URL(address);
  url.username = user;
  url.password = password;
  return url.toString();
}
