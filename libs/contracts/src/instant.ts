import { z } from 'zod';

/** An instant in ISO 8601 with its offset, e.g. `2026-11-20T10:12:00+08:00`. */
export const instant = z.iso.datetime({ offset: true });
