import { expect, it } from '@jest/globals';
import { placed, safeName } from './dossier-plan.js';

it('a name in a dossier can be unpacked everywhere, and hides neither folder nor ending', () => {
  const names = ['../../etc/passwd', 'a:b?.png', '收据\u202Egnp.exe', 'con. .', '', '现场\n1.jpg'];
  expect(names.map(safeName)).toEqual([
    ...['.._.._etc_passwd', 'a_b_.png', '收据_gnp.exe', 'con', 'file', '现场_1.jpg'],
  ]);
  const long = safeName(`${'长'.repeat(300)}.jpeg`);
  expect([[...long].length, long.endsWith('长.jpeg')]).toEqual([80, true]);
});

it('files of the same name stand beside each other, each in its part', () => {
  const at = new Date('2026-11-27T00:00:00Z');
  const file = { title: 'a', fileName: 'a.png', at, source: Buffer.alloc(1) };
  const items = [
    { ...file, part: 'handling' as const },
    { ...file, part: 'matter' as const },
    { ...file, part: 'matter' as const },
  ];
  expect(placed(items).map(({ path }) => path)).toEqual([
    ...['2-matter/001 a.png', '2-matter/002 a.png', '3-handling/001 a.png'],
  ]);
});
