import { parentPort } from 'node:worker_threads';
import { type Order, outcomeOf, type Works } from './thread-work.js';

/** The other end of a `ThreadPool`: what the file of its threads does when it is loaded. */
export function serveWork(works: Works): void {
  const port = parentPort;
  if (!port) throw new Error('This file is for a thread of a pool');
  port.on('message', (order: Order) => {
    void outcomeOf(works, order).then((outcome) => port.postMessage(outcome));
  });
}
