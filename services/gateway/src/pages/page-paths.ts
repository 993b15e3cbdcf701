/**
 * Which page answers an address that is no file: the console for everything under /staff, the portal for the rest.
 * Null for what must be answered as not found: the API, and names of files.
 */
export function pageFor(path: string): 'index.html' | 'staff/index.html' | null {
  if (path === '/api' || path.startsWith('/api/')) return null;
  // `/staff/policies/tcm-yulin/1.0` ends with a version, which is no name of a file.
  if (/\.[a-z][a-z0-9]{0,7}$/i.test(path)) return null;
  return path === '/staff' || path.startsWith('/staff/') ? 'staff/index.html' : 'index.html';
}

/** Files with a hash of their content in the name never change; pages are requested again each time. */
export function cacheControlFor(file: string): string {
  return /[/\\]assets[/\\]/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
