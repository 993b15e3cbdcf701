import { describe, expect, it } from '@jest/globals';
import { acceptedType, adviceOn, contentDisposition, isSilk, safeFileName } from './media-types.js';

describe('the type of an attachment', () => {
  it.each([
    ['image/jpeg', 'image/jpeg', 'jpg'],
    ['image/jpeg', 'image/jpg', 'jpg'],
    ['image/png', 'application/octet-stream', 'png'],
    ['audio/x-m4a', 'audio/mp4', 'm4a'],
    ['audio/wav', 'audio/x-wav', 'wav'],
    ['application/pdf', 'application/pdf; charset=binary', 'pdf'],
    ['image/jpeg', 'image/heic', 'jpg'],
    ['audio/amr', 'audio/amr', 'amr'],
    ['video/quicktime', 'video/quicktime', 'mov'],
    ['image/gif', 'image/gif', 'gif'],
    ['image/jpeg', 'image/png', 'jpg'],
    ['audio/mp4', 'video/mp4', 'm4a'],
    ['audio/silk', 'audio/amr', 'silk'],
    ['image/tiff', 'image/tiff', 'tif'],
    ['video/3gpp', 'video/3gpp', '3gp'],
  ])('recognised as %s and declared as %s is accepted', (recognised, declared, extension) => {
    expect(acceptedType(recognised, declared)?.extension).toBe(extension);
  });

  it.each([
    ['application/pdf', 'image/png'],
    ['image/png', 'text/html'],
    ['application/x-msdownload', 'application/octet-stream'],
    ['image/svg+xml', 'image/svg+xml'],
    [undefined, 'image/png'],
    ['constructor', 'constructor'],
  ])('recognised as %s and declared as %s is refused', (recognised, declared) =>
    expect(acceptedType(recognised, declared)).toBeNull(),
  );
});

it.each([
  ['application/x-cfb', 'upload.old_office', 'Save the document as .docx'],
  ['application/zip', 'upload.archive', 'Unpack the archive'],
  ['application/x-msdownload', 'upload.type_refused', 'one of these types: jpg'],
])('a file of type %s is refused by %s with what to do', (recognised, code, what) => {
  expect(acceptedType(recognised, '')).toBeNull();
  expect(adviceOn(recognised)).toMatchObject({ code, detail: expect.stringContaining(what) });
});

it('a voice message of WeChat is recognised with and without its first byte', () => {
  for (const text of ['\x02#!SILK_V3\x0c', '#!SILK_V3\x0c'])
    expect(isSilk(Buffer.from(text, 'latin1'))).toBe(true);
  expect(isSilk(Buffer.from('#!AMR\n'))).toBe(false);
});

describe('the name of an attachment', () => {
  const jpg = { mediaType: 'image/jpeg', extension: 'jpg' };

  it.each([
    ['病历.jpeg', '病历.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['C:\\Users\\x\\photo.exe', 'photo.jpg'],
    ['a\u202Egpj.exe\r\nX: y.png', 'agpj.exeX y.jpg'],
    ['..', 'attachment.jpg'],
    ['', 'attachment.jpg'],
    [`${'𠮷'.repeat(101)}.jpg`, `${'𠮷'.repeat(100)}.jpg`],
    [undefined, 'attachment.jpg'],
  ])('given as %j is kept as %s', (given, kept) => expect(safeFileName(given, jpg)).toBe(kept));

  it('goes into a header without breaking it', () => {
    expect(contentDisposition("病历 (1)'.jpg")).toBe(
      'attachment; filename="attachment.jpg"; filename*=UTF-8\'\'%E7%97%85%E5%8E%86%20%281%29%27.jpg',
    );
  });
});
