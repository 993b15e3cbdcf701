import { expect, it } from '@jest/globals';
import { readPolicyFile } from './policy-file';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it('a policy is read from the file that was exported, also with a byte order mark', () => {
  const document = { id: 'eye', title: { zh: '眼科' } };
  expect(readPolicyFile(bytes(JSON.stringify(document)))).toEqual({ document });
  expect(readPolicyFile(bytes(`\uFEFF${JSON.stringify(document)}`))).toEqual({ document });
});

it('anything else is said to be no policy', () => {
  const problem = 'policyNewFileWrong';
  for (const text of ['', 'id,name', '[]', '{"title":1}', 'null'])
    expect(readPolicyFile(bytes(text))).toEqual({ problem });
  expect(readPolicyFile(new Uint8Array([0x7b, 0xd6, 0xc6]))).toEqual({ problem });
  expect(readPolicyFile(bytes(`{"id":"${'x'.repeat(200_000)}"}`))).toEqual({
    problem: 'policyNewFileLarge',
  });
});
