/** Injection token of the broker's address. */
export const AMQP_URL = Symbol('AMQP_URL');
