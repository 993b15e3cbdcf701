import { describe, expect, it } from '@jest/globals';
import { readMail } from './mail.js';
import { winmailFiles } from './winmail.js';

const u16 = (value: number): Buffer => {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
};
const u32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
};
const attribute = (id: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([2]), u32(id), u32(data.length), data, u16(0)]);
const text = (value: Buffer): Buffer =>
  Buffer.concat([u32(1), u32(value.length), value, Buffer.alloc((4 - (value.length % 4)) % 4)]);

/** As Outlook writes it: a size, a property with a name, and the long name in Unicode. */
const properties = Buffer.concat([
  u32(3),
  ...[u16(0x03), u16(0x0e20), u32(8)],
  ...[u16(0x40), u16(0x8001), Buffer.alloc(16), u32(0), u32(1), Buffer.alloc(8)],
  ...[u16(0x1f), u16(0x3707), text(Buffer.from('收费清单（二）.pdf\0', 'utf16le'))],
]);
const winmail = Buffer.concat([
  ...[u32(0x223e9f78), u16(1)],
  attribute(0x00069002, Buffer.alloc(14)),
  attribute(0x00018010, Buffer.from('SHOUFE~1.PDF\0')),
  attribute(0x0006800f, Buffer.from('%PDF-1.4')),
  attribute(0x00069005, properties),
  attribute(0x00069002, Buffer.alloc(14)),
  attribute(0x00018010, Buffer.from('d5d5c6ac2e6a706700', 'hex')),
  attribute(0x0006800f, Buffer.from('picture')),
]);

describe('the winmail.dat of Outlook', () => {
  it('gives its files with their long names', () => {
    expect(winmailFiles(winmail)).toEqual([
      { name: '收费清单（二）.pdf', content: Buffer.from('%PDF-1.4') },
      { name: '照片.jpg', content: Buffer.from('picture') },
    ]);
  });

  it('is left as it is when it is cut off or none', () => {
    expect(winmailFiles(winmail.subarray(0, -4))).toBeNull();
    expect(winmailFiles(Buffer.from('no'))).toBeNull();
    expect(winmailFiles(Buffer.alloc(200, 255))).toBeNull();
  });

  it('never makes reading fail, wherever it is cut or changed', () => {
    for (let at = 0; at < winmail.length; at += 1) {
      winmailFiles(winmail.subarray(0, at));
      const changed = Buffer.from(winmail);
      changed[at] = 255;
      winmailFiles(changed);
    }
  });

  it('is taken apart in a mail', async () => {
    const lines = [
      'From: a@b.example',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: application/ms-tnef; name="winmail.dat"',
      'Content-Transfer-Encoding: base64',
      '',
      winmail.toString('base64'),
      '--b--',
    ];
    const { files } = await readMail(Buffer.from(lines.join('\r\n')));
    expect(files.map(({ name }) => name)).toEqual(['收费清单（二）.pdf', '照片.jpg']);
  });
});
