import { runRebuild } from '@tingsu/service';
import { rebuildBriefs } from './notices/rebuild-briefs.usecase.js';

await runRebuild('notifications', ['cases'], async (options) => {
  const { events } = await rebuildBriefs(options);
  return `Rebuilt: what is known of cases and who watches them, from ${events} events. No one was notified.`;
});
