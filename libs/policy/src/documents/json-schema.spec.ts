import { expect, it } from '@jest/globals';
import { policyJsonSchema } from './json-schema.js';

it('describes a policy document for editors, conditions inside conditions too', () => {
  const schema = policyJsonSchema();
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
  });
  expect(schema['required']).toEqual(
    expect.arrayContaining(['id', 'version', 'effectiveFrom', 'timezone', 'calendar']),
  );
  expect(schema['required']).not.toContain('extends');
  expect(JSON.stringify(schema)).toContain('"$ref"');
});
