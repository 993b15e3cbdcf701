/** What a deployment prepares the broker with; free of everything that handles messages. */
export * from './broker-rights.js';
export * from './broker-users.client.js';
export * from './topology.client.js';
