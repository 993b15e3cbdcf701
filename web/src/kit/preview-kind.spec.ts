import { describe, expect, it } from '@jest/globals';
import { previewOf } from './preview-kind';

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
});
