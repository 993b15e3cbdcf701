import { describe, expect, it } from '@jest/globals';
import { acceptedType, adviceOn, contentDisposition, safeFileName } from './media-types.js';

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

it('an old Office file is refused with what to do', () => {
  expect(acceptedType('application/x-cfb', 'application/msword')).toBeNull();
  expect(adviceOn('application/x-cfb')).toContain('Save the document as .docx or PDF');
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
    [undefined, 'attachment.jpg'],
  ])('given as %j is kept as %s', (given, kept) => expect(safeFileName(given, jpg)).toBe(kept));

  it('goes into a header without breaking it', () => {
    expect(contentDisposition("病历 (1)'.jpg")).toBe(
      'attachment; filename="attachment.jpg"; filename*=UTF-8\'\'%E7%97%85%E5%8E%86%20%281%29%27.jpg',
    );
  });
});
