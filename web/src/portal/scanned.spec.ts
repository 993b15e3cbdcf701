import { describe, expect, it } from '@jest/globals';
import { emptyDraft } from './draft';
import { channelOf, isAsScanned, scannedIn, startedAt, withoutScanned } from './scanned';

const campuses = [
  {
    code: 'main',
    channels: ['web_form', 'suggestion_box'],
    departments: [{ code: 'main.pharmacy' }],
  },
  { code: 'east', channels: ['web_form'], departments: [] },
];
const scanned = (search: string) => scannedIn(search, campuses);
const atPharmacy = scanned('?campus=main&unit=main.pharmacy');
const atBox = scanned('?campus=main&box=hall');

describe('the QR code of a poster or a suggestion box', () => {
  it('names a campus that takes complaints, and a department that it has', () => {
    expect(scanned('?campus=main')).toEqual({ campus: 'main', department: '', box: false });
    expect(atPharmacy).toEqual({ campus: 'main', department: 'main.pharmacy', box: false });
    expect(atBox).toEqual({ campus: 'main', department: '', box: true });
    expect(scanned('?campus=east&unit=main.pharmacy')?.department).toBe('');
    expect(['', '?box=hall', '?campus=closed&unit=main.pharmacy'].map(scanned)).toEqual([
      ...[null, null, null],
    ]);
  });

  it('fills the place in, also after another code was scanned, and never over what was written', () => {
    const filled = startedAt(emptyDraft, atPharmacy);
    expect(filled).toEqual({ ...emptyDraft, campus: 'main', department: 'main.pharmacy' });
    expect(startedAt(filled, scanned('?campus=east')).campus).toBe('east');
    const written = { ...filled, content: '排队' };
    expect(startedAt(written, scanned('?campus=east'))).toBe(written);
    expect(startedAt(written, null)).toBe(written);
  });

  it('has entered nothing as long as the reader changed nothing', () => {
    const filled = startedAt(emptyDraft, atPharmacy);
    expect(withoutScanned(filled, atPharmacy)).toEqual(emptyDraft);
    expect(isAsScanned({ ...filled, department: '' }, atPharmacy)).toBe(false);
    expect(withoutScanned(filled, null)).toBe(filled);
  });

  it('R-217: of a box makes what is written count as found in it, as long as it is about that campus', () => {
    expect(channelOf(atBox, 'main', campuses)).toBe('suggestion_box');
    expect(channelOf(atBox, 'east', campuses)).toBe('web_form');
    expect(channelOf(atPharmacy, 'main', campuses)).toBe('web_form');
    expect(channelOf(null, 'main', campuses)).toBe('web_form');
    expect(channelOf(scanned('?campus=east&box=hall'), 'east', campuses)).toBe('web_form');
  });
});
