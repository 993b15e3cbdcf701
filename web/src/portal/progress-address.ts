import { readComplaintNo } from '@tingsu/contracts';

/**
 * The address of the progress page with a number in it, for the code on a receipt. The number stands behind `#`, which no browser sends to a
 * server. The tracking code is never part of it: apps that scan send what they read to their makers.
 */
export const progressAddress = (origin: string, complaintNo: string): string =>
  `${origin}/progress#${encodeURIComponent(complaintNo)}`;

/** The number in the address that was scanned; '' where there is none. */
export const numberIn = (hash: string): string => {
  const number = /^#([A-Za-z0-9-]{1,40})$/.exec(hash)?.[1];
  return number ? readComplaintNo(number) : '';
};
