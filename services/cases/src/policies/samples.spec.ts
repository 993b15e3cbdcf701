import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { GivenComplaint } from '@tingsu/policy';
import { SAMPLES } from './samples.js';

it('the samples of the what-if are those of the demo, without words and people', () => {
  const path = new URL('../../../../deploy/demo/samples.json', import.meta.url);
  const { samples } = JSON.parse(readFileSync(path, 'utf8')) as { samples: GivenComplaint[] };
  const reduced = samples.map(
    ({ id, channel, receivedAt, kind, complainant, facts, departmentNoticeAt, events }) => ({
      id,
      channel,
      receivedAt,
      kind,
      complainant: { relation: complainant.relation, anonymous: complainant.anonymous },
      facts,
      departmentNoticeAt,
      events,
    }),
  );
  expect(SAMPLES).toEqual(reduced);
});
