import { expect, it } from '@jest/globals';
import { type Answer, answerIn, draftOf } from './answer';

const answer: Answer = {
  ...{ words: '请补充', media: ['sms', 'email'], key: 'k1' },
  files: [{ uploadId: 'u1', fileName: '说明.pdf', mediaType: 'application/pdf', bytes: 9 }],
};

it('a message that was being written is the same again on another device, in the order of its ways', () => {
  const kept: unknown = JSON.parse(JSON.stringify(draftOf(answer)));
  expect(answerIn(kept as ReturnType<typeof draftOf>, () => 'fresh')).toEqual(answer);
});

it('what cannot be read of a draft is left out', () => {
  const kept = { words: 7, files: [{}, null], media: ['pigeon', 'sms'] };
  expect(answerIn(kept, () => 'fresh')).toEqual({
    ...{ words: '', files: [], media: ['sms'], key: 'fresh' },
  });
});
