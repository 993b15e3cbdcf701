// npm run broker -- list | add ADAPTER | remove ADAPTER
// Accounts of adapters at the broker. ADAPTER is the id of its API key (GET /api/v1/api-keys). `add` prints the address once; done again,
// it gives a new password. Needs a running installation, or AMQP_URL and AMQP_MANAGEMENT_URL of an administrator of the broker.
import { withAccount } from './local/broker.mjs';
import { newPassword } from './local/home.mjs';
import { runningSystem } from './local/running.mjs';
import { giveUp, line, UserError } from './local/say.mjs';

const USAGE = 'Usage: npm run broker -- list | add ADAPTER | remove ADAPTER';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

try {
  await main(process.argv.slice(2));
} catch (error) {
  giveUp(error);
}

async function main([action = '', adapter = '', ...more]) {
  const messaging = await import('@tingsu/messaging');
  const { amqpUrl, managementUrl } = broker();
  if (action === 'list' && !adapter) {
    for (const name of await messaging.brokerUsers(managementUrl)) line(name);
    return;
  }
  if (!['add', 'remove'].includes(action) || !UUID.test(adapter) || more.length > 0)
    throw new UserError(USAGE);
  const name = messaging.brokerUserOfAdapter(adapter);
  if (action === 'remove') {
    await messaging.removeBrokerUser(managementUrl, name);
    return line(`${name} is gone, and its connections with it.`);
  }
  const password = newPassword();
  const rights = messaging.rightsOfAdapter(adapter);
  await messaging.applyBrokerUsers({ amqpUrl, managementUrl }, [{ name, password, rights }]);
  line(`The adapter signs in as (shown only now):`);
  line(withAccount(amqpUrl, name, password));
}

function broker() {
  const { AMQP_URL: amqpUrl, AMQP_MANAGEMENT_URL: managementUrl } = process.env;
  if (amqpUrl && managementUrl) return { amqpUrl, managementUrl };
  const { urls } = runningSystem().state;
  if (!urls.management)
    throw new UserError('Set AMQP_MANAGEMENT_URL to an administrator of the broker.');
  return { amqpUrl: urls.amqp, managementUrl: urls.management };
}
