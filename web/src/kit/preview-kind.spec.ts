import { describe, expect, it } from '@jest/globals';
import { adviceOn, previewOf } from './preview-kind';

describe('the preview of a file', () => {
  it('is in the page for pictures, sound and video, and in a reader for PDF', () => {
    expect(['image/png', 'audio/mpeg', 'video/mp4', 'application/pdf'].map(previewOf)).toEqual([
      'picture',
      'sound',
      'video',
      'pdf',
    ]);
  });
  it('does not exist for what no browser shows, nor for what could run', () => {
    for (const type of ['image/heic', 'audio/amr', 'text/html', 'image/svg+xml'])
      expect(previewOf(type)).toBeNull();
  });
  it('is replaced by how to open it, where a computer does not by itself', () => {
    expect(['image/heic', 'audio/silk', 'image/png'].map(adviceOn)).toEqual([
      'fileWithPhone',
      'fileWithWeChat',
      null,
    ]);
  });
});
