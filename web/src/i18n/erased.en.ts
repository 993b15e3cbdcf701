import type { erased as chinese } from './erased.zh-CN';

export const erased = {
  erasedOn: 'Erased on {at}: {why}',
  erasedMeans:
    'Words, files and personal data of this case cannot be read any more; what was done and when is still there.',
} satisfies Record<keyof typeof chinese, string>;
