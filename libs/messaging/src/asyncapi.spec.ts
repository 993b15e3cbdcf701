import { describe, expect, it } from '@jest/globals';
import { Parser } from '@asyncapi/parser';
import { CATALOGUE } from '@tingsu/contracts';
import { asyncApiDocument } from './asyncapi.js';

describe('the AsyncAPI document', () => {
  it('is valid and names every event of the catalogue', async () => {
    const { document, diagnostics } = await new Parser().parse(
      JSON.stringify(asyncApiDocument('0.1.0')),
    );
    expect(
      diagnostics
        .filter(({ severity }) => severity === 0)
        .map(({ message, path }) => `${path.join('.')}: ${message}`),
    ).toEqual([]);
    const names = document
      ?.messages()
      .all()
      .map((message) => message.name());
    expect(names).toEqual(expect.arrayContaining([...CATALOGUE.keys(), 'submission', 'refused']));
  });
});
