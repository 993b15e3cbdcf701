import { runRebuild } from '@tingsu/service';
import { rebuildCaseCopies } from './progress/rebuild-case-copies.usecase.js';

await runRebuild('intake', ['cases'], async (options) => {
  const { events } = await rebuildCaseCopies(options);
  return `Rebuilt: what senders see of their cases, from ${events} events.`;
});
