import { runRebuild } from '@tingsu/service';
import { rebuildReadModel } from './rebuild/rebuild-read-model.usecase.js';

await runRebuild('analytics', ['gateway', 'cases'], async (options) => {
  const { events, cases } = await rebuildReadModel(options);
  return `Rebuilt: ${cases} cases from ${events} events.`;
});
