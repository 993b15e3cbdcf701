import { z } from 'zod';
import { filled } from '../api/shapes.js';

export const words = filled(5_000);
export const code = z.string().regex(/^[a-z0-9_.-]{1,60}$/);
