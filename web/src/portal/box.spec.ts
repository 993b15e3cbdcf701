import { describe, expect, it } from '@jest/globals';
import { boxIn, channelOf } from './box';

const campuses = [
  { code: 'main', channels: ['web_form', 'suggestion_box'] },
  { code: 'east', channels: ['web_form'] },
];

describe('the QR code of a suggestion box', () => {
  it('opens the form of its campus', () => {
    expect(boxIn('?campus=main&box=hall')).toEqual({ campus: 'main' });
    expect([boxIn(''), boxIn('?campus=main'), boxIn('?box=hall')]).toEqual([null, null, null]);
  });

  it('R-217: makes what is written count as found in the box, as long as it is about that campus', () => {
    const box = boxIn('?campus=main&box=hall');
    expect(channelOf(box, 'main', campuses)).toBe('suggestion_box');
    expect(channelOf(box, 'east', campuses)).toBe('web_form');
    expect(channelOf(null, 'main', campuses)).toBe('web_form');
    expect(channelOf({ campus: 'east' }, 'east', campuses)).toBe('web_form');
  });
});
